//! Rules about orders that allow a child to be deprived of liberty.

rules![r700, r701, r702, r703, r704, r705, r706, r707, r708, r709, r710];
