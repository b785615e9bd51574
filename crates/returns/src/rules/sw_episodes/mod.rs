//! Rules about social workers of children.

rules![
    sw01_stg1, sw01a_stg1, sw01b_stg1, sw02_stg1, sw03_stg1, sw04_stg1, sw05_stg1, sw06_stg2, sw07_stg2, sw08_stg2,
    sw09_stg2, sw10_stg2, sw10a_stg2, sw10b_stg2, sw11a_stg2, sw11b_stg2, sw12_stg2, sw13_stg1, sw14_stg2, sw17_stg2,
    sw18_stg2, sw19_stg2
];
