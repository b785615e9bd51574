//! Rules about decisions to place children for adoption.

rules![
    int02, int12, r115, r116, r117, r118, r119, r120, r184, r522, r523, r525, r551, r552, r553, r554, r555, r556, r557,
    r558, r559, r560, r561, r563, r579, r583, r584, r1003
];
