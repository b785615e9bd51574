//! Rules about decisions to place children for adoption.

rules![int02, int12];
