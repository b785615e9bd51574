//! Rules about health and offending of children looked after all year.

rules![
    int05, int14, int33, r157, r158, r159, r180, r181, r182, r185, r186, r188, r189, r190, r191, r192, r193, r196,
    r197a, r197b, r198, r542, r543, r544, r545, r546, r547
];
