// Draws MoJ components with Nunjucks itself, so that the tests can compare. Reads {fixes, cases} on standard input,
// each case {component, macro, options, block?}; writes a list of markup. The one argument is the packages' folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const packages = process.argv[2];
const require = createRequire(join(packages, "package.json"));
const nunjucks = require("nunjucks");
const { date, mojDate } = require("@ministryofjustice/frontend/moj/filters/all.js")();
const { fixes, cases } = JSON.parse(readFileSync(0, "utf8"));

class Fixed extends nunjucks.FileSystemLoader {
  getSource(name) {
    const source = super.getSource(name);
    if (source) for (const [wrong, right] of fixes) source.src = source.src.replaceAll(wrong, right);
    return source;
  }
}
const folders = [join(packages, "@ministryofjustice/frontend"), join(packages, "govuk-frontend/dist")];
const env = new nunjucks.Environment(new Fixed(folders), { autoescape: true });
env.addFilter("date", date);
env.addFilter("mojDate", (at, style) => (style === "iso-date" ? date(at, "YYYY-MM-DD") : mojDate(at, style)));

const drawn = cases.map(({ component, macro, options, block }) => {
  const from = `{% from "moj/components/${component}/macro.njk" import ${macro} %}`;
  const body = block ? `{% call ${macro}(options) %}${block}{% endcall %}` : `{{ ${macro}(options) }}`;
  return env.renderString(from + body, { options });
});
process.stdout.write(JSON.stringify(drawn));
