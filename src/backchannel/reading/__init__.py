"""A Text goes in; what it tells comes out: sentences, mentions, dates, quotations, claims."""
