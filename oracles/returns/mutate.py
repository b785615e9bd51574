"""Returns changed at random: cells, rows, columns and whole tables."""

import csv
import datetime

DATES = {"DOB", "MC_DOB", "DECOM", "DEC", "REVIEW", "DUC", "DATE_INT", "DATE_MATCH", "DATE_PLACED", "DATE_PLACED_CEASED",
         "MIS_START", "MIS_END", "SW_DECOM", "SW_DEC", "DOLO_START", "DOLO_END"}

CODES = {
    "RNE": ["S", "L", "P", "T", "B", "U"],
    "LS": ["C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"],
    "CIN": ["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"],
    "PLACE": ["A3", "A4", "A5", "A6", "K1", "K2", "K3", "P1", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3",
              "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1", "Z11", "H5", "P2"],
    "PLACE_PROVIDER": ["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"],
    "REC": ["X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E5", "E6", "E7", "E8",
            "E9", "E14", "E15", "E16", "E17"],
    "REASON_PLACE_CHANGE": ["CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CUSTOD", "OTHER", "CHILD",
                            "LAREQ", "PLACE"],
    "URN": ["1234567", "7654321", "1000001", "1000002", "1000003", "1000004", "1000005", "9999999", "XXXXXXX", "123"],
    "HOME_POST": ["SW1A 0AA", "SW1A0PW", "B1 1BB", "CF10 3ND", "ZE1 0HB", "XX1 1XX"],
    "PL_POST": ["SW1A 0AA", "SW1A0PW", "B1 1BB", "CF10 3ND", "ZE1 0HB", "XX1 1XX", "SW1P 4DF", "LS1 1UR"],
    "IN_TOUCH": ["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"],
    "ACTIV": ["F1", "P2", "F4", "G5", "0"], "ACCOM": ["B1", "T1", "Z1", "X2", "S2", "U1", "0"],
    "SEX": ["M", "F", "U", "1", "2"], "MOTHER": ["0", "1"], "UPN": ["UN1", "UN2", "UN3", "UN4", "UN5", "A123456789012"],
    "ETHNIC": ["WBRI", "BAFR", "NOBT", "REFU"],
    "SDQ_REASON": ["SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"], "SDQ_SCORE": ["0", "14", "40", "41", "A"],
    "CONVICTED": ["0", "1"], "HEALTH_CHECK": ["0", "1"], "SUBSTANCE_MISUSE": ["0", "1"], "INTERVENTION_RECEIVED": ["0", "1"],
    "INTERVENTION_OFFERED": ["0", "1"],
    "SW_REASON": ["FCONTA", "MANAGE", "LEFTRL", "OTHERS"], "PREV_PERM": ["P1", "P2", "P3", "P4", "Z1"],
    "LA_PERM": ["800", "999", "WAL", "7"], "DATE_PERM": ["01/05/2019", "zz/05/2019", "zz/zz/zzzz"],
    "REVIEW_CODE": ["PN0", "PN1", "PN7"], "MISSING": ["M", "A"], "REASON_PLACED_CEASED": ["RD1", "RD2", "RD3", "RD4"],
    "SEX_ADOPTR": ["M1", "F1", "MM", "FF", "MF"], "LS_ADOPTR": ["L0", "L11", "L12", "L2", "L3", "L4"], "NB_ADOPTR": ["1", "2"],
    "FOSTER_CARE": ["0", "1"],
}


def read(path):
    """Column names and rows of a file."""
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def write(path, names, rows):
    """Writes them back."""
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows])


def shifted(text, chance):
    """A date some days or years away."""
    try:
        day = datetime.datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return "01/01/2020"
    days = chance.choice([-1, 1, -7, 8, -30, 40, -366, 365, -1500, 2000, chance.randint(-400, 400)])
    return (day + datetime.timedelta(days=days)).strftime("%d/%m/%Y")


def change(row, names, rows, chance, odd):
    """One row changed in one way; the rows that come in its place."""
    at = chance.randrange(1, len(names))
    name, kind = names[at], chance.random()
    row = list(row)
    if kind < 0.06:
        return []
    if kind < 0.12:
        return [row, list(row)]
    if kind < 0.36 and name in DATES:
        row[at] = shifted(row[at], chance)
    elif kind < 0.48 and (odd or name != "DECOM"):
        # Some twenty of the validator's rules crash where a child has no episode with a beginning.
        row[at] = ""
    elif kind < 0.54 and (odd or name not in DATES):
        row[at] = chance.choice(["ZZ", "0", "1", "31/02/2025", "E3", "X1"])
    elif kind < 0.60:
        row[at] = row[at].lower()
    elif kind < 0.68:
        # Two dates of the row change places.
        places = [place for place, column in enumerate(names) if column in DATES and (odd or row[place])]
        if len(places) > 1:
            one, other = chance.sample(places, 2)
            row[one], row[other] = row[other], row[one]
    elif kind < 0.76:
        # The cell of another child.
        value = chance.choice(rows)[at]
        row[at] = value if value or odd or name != "DECOM" else row[at]
    elif kind < 0.80:
        # A copy of the row with one date shifted, as where an episode was entered twice.
        copy = list(row)
        places = [place for place, column in enumerate(names) if column in DATES and copy[place]]
        if places:
            place = chance.choice(places)
            copy[place] = shifted(copy[place], chance)
        return [row, copy]
    elif kind < 0.97:
        values = CODES.get(name) or sorted({other[at] for other in chance.sample(rows, min(len(rows), 50))})
        value = chance.choice(values)
        row[at] = value if value or odd or name != "DECOM" else row[at]
    else:
        row[0] = chance.choice(rows)[0]
    return [row]


def mutate(folder, chance, share, odd):
    """Changes one row in `share` of every table, sometimes more than once. With `odd`, dates that are no dates too, and
    in one file in ten the order of rows or columns, and in one in twenty the whole file goes."""
    for path in sorted(folder.rglob("*.csv")):
        if path.parent.name == "lookups":
            continue
        names, rows = read(path)
        if not rows:
            continue
        out = []
        for row in rows:
            changed = [row]
            while chance.random() < 1 / share:
                changed = [new for one in changed for new in change(one, names, rows, chance, odd)]
            out += changed
        if odd and chance.random() < 0.1:
            chance.shuffle(out)
        if odd and chance.random() < 0.1:
            order = list(range(len(names)))
            chance.shuffle(order)
            names, out = [names[at] for at in order], [[row[at] for at in order] for row in out]
        if odd and chance.random() < 0.05 and path.stem != "header":
            path.unlink()
        else:
            write(path, names, out)


def damage(folder, chance):
    """Does to one file what neither side may read past: a column goes, or comes twice, or has another name."""
    path = chance.choice([path for path in sorted(folder.glob("*.csv")) if read(path)[1]])
    names, rows = read(path)
    at = chance.randrange(len(names))
    how = chance.choice(["column gone", "column renamed", "column added"])
    if how == "column gone":
        names, rows = names[:at] + names[at + 1:], [row[:at] + row[at + 1:] for row in rows]
    elif how == "column renamed":
        names[at] += "_X"
    else:
        names, rows = [*names, "EXTRA"], [[*row, "1"] for row in rows]
    write(path, names, rows)
    return f"{path.stem}: {how}"
