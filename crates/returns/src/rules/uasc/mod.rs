//! Rules about children who sought asylum unaccompanied.

rules![int09, int18, int21, int36, r104, r304];
