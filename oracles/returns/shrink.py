"""The smallest return in which the two sides still differ about a rule, as a line of divergences.csv.

A line is `YEAR: Table COLUMN=value .. | Table.last ..`; CHILD is A unless given, `_` is a space, `*` marks a row that we
find and `+` one that they find; `YEAR crash:` says that their rule breaks off.
"""

import pathlib

from mutate import read, write

NAMES = {"header": "Header", "episodes": "Episodes", "reviews": "Reviews", "uasc": "UASC", "oc2": "OC2", "oc3": "OC3",
         "ad1": "AD1", "placedadoption": "PlacedAdoption", "prevperm": "PrevPerm", "missing": "Missing",
         "swepisodes": "SWEpisodes", "dolo": "DoLo"}


def load(folder):
    """The tables of a return: by name and year, column names and rows that keep their number."""
    tables = {}
    for path in sorted(folder.rglob("*.csv")):
        if path.parent.name != "lookups":
            tables[NAMES[path.stem], path.parent.name == "previous"] = read(path)
    return tables


def lay(tables, folder, lookups):
    """Writes tables as a return; a table without rows is not given."""
    (folder / "previous").mkdir(parents=True, exist_ok=True)
    (folder / "lookups").mkdir(exist_ok=True)
    for path in folder.rglob("*.csv"):
        path.unlink()
    for path in lookups.glob("*.csv"):
        (folder / "lookups" / path.name).write_bytes(path.read_bytes())
    for (name, last), (columns, rows) in tables.items():
        if rows:
            write((folder / "previous" if last else folder) / f"{name.lower()}.csv", columns, rows)


class Shrinker:
    """Takes away rows and cells as long as the two sides differ in the same way."""

    def __init__(self, ours, theirs, work):
        self.ours, self.theirs, self.work = ours, theirs, work

    def sides(self, tables, year, rule, lookups):
        """Rows that each side finds; `None` for theirs where the rule breaks off."""
        lay(tables, self.work, lookups)
        if not any(rows for (_, last), (_, rows) in tables.items() if not last):
            return set(), set()
        our, their = self.ours.check(self.work, year, rule), self.theirs.check(self.work, year, rule)
        mine = {(table, row) for code, table, row in our[0] if code == rule}
        if rule in their[1].get("crashed", ()):
            return mine, None
        return mine, {(table, row) for code, table, row in their[0] if code == rule}

    @staticmethod
    def kind(sides):
        """How the sides differ: who finds more."""
        mine, others = sides
        if others is None:
            return "crash"
        return ("we" if mine - others else "") + ("they" if others - mine else "")

    def smallest(self, folder, year, rule, wanted=None):
        """The line, or `None` if the two do not differ in this return in the way that is wanted (`we`, `they`, `crash`)."""
        tables, lookups = load(folder), folder / "lookups"
        differs = lambda some: (kind := self.kind(self.sides(some, year, rule, lookups))) and (not wanted or wanted in kind)
        if not differs(tables):
            return None
        children = sorted({row[0] for _, rows in tables.values() for row in rows})
        keep = lambda some: {key: (columns, [row for row in rows if row[0] in some]) for key, (columns, rows) in tables.items()}
        # Halves of the children as long as one of them will do.
        while len(children) > 1:
            half = len(children) // 2
            parts = [children[:half], children[half:]]
            found = next((part for part in parts if differs(keep(set(part)))), None)
            if found is None:
                for child in children if len(children) < 12 else []:
                    less = [other for other in children if other != child]
                    if differs(keep(set(less))):
                        found = less
                        break
            if found is None:
                break
            children = found
        tables = keep(set(children))
        for key in list(tables):
            columns, rows = tables[key]
            less = {**tables, key: (columns, [])}
            if rows and differs(less):
                tables = less
        for key in list(tables):
            at = 0
            while at < len(tables[key][1]):
                columns, rows = tables[key]
                less = {**tables, key: (columns, rows[:at] + rows[at + 1:])}
                if differs(less):
                    tables = less
                else:
                    at += 1
        for key in list(tables):
            for at in range(len(tables[key][1])):
                for place in range(1, len(tables[key][0])):
                    columns, rows = tables[key]
                    if rows[at][place]:
                        row = [*rows[at][:place], "", *rows[at][place + 1:]]
                        less = {**tables, key: (columns, [*rows[:at], row, *rows[at + 1:]])}
                        if differs(less):
                            tables = less
        return self.line(tables, year, self.sides(tables, year, rule, lookups))

    @staticmethod
    def line(tables, year, sides):
        """The tables as a line."""
        mine, others = sides
        children, parts = {}, []
        for (name, last), (columns, rows) in tables.items():
            for at, row in enumerate(rows):
                key = (name + ("_last" if last else ""), at + 2)
                marks = ("*" if key in mine else "") + ("+" if others and key in others else "")
                child = children.setdefault(row[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(children) % 26])
                cells = ([f"CHILD={child}"] if child != "A" else []) + [
                    f"{column}={cell.replace(' ', '_')}" for column, cell in zip(columns[1:], row[1:]) if cell]
                parts.append(" ".join([name + (".last" if last else "") + marks, *cells]))
        return f"{year}{' crash' if others is None else ''}: " + " | ".join(parts)


def tables_of(line):
    """A line as tables, the year, the rows that each side is said to find, and whether theirs breaks off."""
    head, rows = line.split(":", 1)
    year, _, crash = head.partition(" ")
    tables, mine, others = {}, set(), set()
    for part in rows.split("|"):
        name, *cells = part.split()
        bare = name.rstrip("*+")
        marks = name[len(bare):]
        last = bare.endswith(".last")
        bare = bare.removesuffix(".last")
        columns, table = tables.setdefault((bare, last), (COLUMNS[bare], []))
        given = dict(cell.split("=", 1) for cell in cells)
        table.append([given.get(column, "A" if column == "CHILD" else "").replace("_", " ") for column in columns])
        key = (bare + ("_last" if last else ""), len(table) + 1)
        mine |= {key} if "*" in marks else set()
        others |= {key} if "+" in marks else set()
    return tables, year, mine, None if crash else others


COLUMNS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "UASC": "CHILD SEX DOB DUC",
    "OC2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT"
           " SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "OC3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "AD1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
    "PlacedAdoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "PrevPerm": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
    "SWEpisodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
    "DoLo": "CHILD DOB DOLO_START DOLO_END",
}
COLUMNS = {name: columns.split() for name, columns in COLUMNS.items()}
