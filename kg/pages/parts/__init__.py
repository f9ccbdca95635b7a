"""The parts of an overview, one file each: ``(Lookup, Scope) -> Section``, or None where there is nothing to say."""
