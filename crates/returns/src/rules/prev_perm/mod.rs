//! Rules about earlier permanent arrangements.

rules![int07, int16, int35, r630, r631, r632, r633, r634, r635];
