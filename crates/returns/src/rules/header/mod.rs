//! Rules about the children of the return.

rules![
    epi, int32, r101, r102, r103, r105, r165, r168, r171, r174, r202, r203, r204, r205a, r205b, r205c, r205d, r207,
    r208, r209, r210, r231, r232, r301, r302, r303, r351, r393, r399, r442, r444, r607, r611, r612, r620, r621, r624,
    r625, r626, r628
];
