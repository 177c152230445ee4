"""What names an actor across sources until people have said who is who."""

import json


def actor_key(kind: str, name: str, country: str | None) -> str:
    """The same for every actor of this kind, name and country."""
    return json.dumps([kind, name, country], ensure_ascii=False, separators=(",", ":"))


def named(key: str) -> tuple[str, str, str | None]:
    """Kind, name and country of a key."""
    kind, name, country = json.loads(key)
    return kind, name, country
