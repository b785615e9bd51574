//! Rules about health and offending of children looked after all year.

rules![int05, int14, int33];
