//! Rules about adoptions.

rules![
    int01, int11, int31, r112, r113, r114, r134, r151, r175, r176, r177, r331, r333, r334, r335, r511, r514, r517,
    r518, r519, r520, r521, r524, r582, r601, r602
];
