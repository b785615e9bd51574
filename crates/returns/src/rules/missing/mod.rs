//! Rules about children who were missing.

rules![int04, int13];
