//! A house to test in: the whole application on a throw-away database, with personas.
