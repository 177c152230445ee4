"""The countries that the tables know, for screens and exports that ask for one by name."""

from functools import cached_property

from backchannel.world.world import World


class WorldAtlas:
    """Names and codes of countries. The tables are loaded when the first question comes (0.1 s)."""

    @cached_property
    def _world(self) -> World:
        return World.load()

    def name(self, code: str) -> str | None:
        """The country of a three-letter code; None where the tables have none."""
        known = self._world.state(code.upper())
        return known.name if known and known.kind == "state" else None

    def codes(self, typed: str) -> tuple[str, ...]:
        """The codes of the states that ``typed`` names in any case ("china", "Red China", "USSR"), or whose code it is."""
        found = [
            known.id
            for form in (typed, typed.title(), typed.upper())
            for known in self._world.named(form)
            if known.kind == "state" and known.use == "name"
        ]
        if len(typed) == 3 and self.name(typed):
            found.append(typed.upper())
        return tuple(dict.fromkeys(found))
