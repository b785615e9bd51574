//! Rules about children who were missing.

rules![
    int04, int13, r564, r565, r566, r567, r570, r571, r574, r575, r576, r577, r578, r580, r581, r586, r1004, r1005,
    r1006
];
