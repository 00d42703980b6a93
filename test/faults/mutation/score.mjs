// Reads a report of Stryker and prints the row of one part for docs/reliability.md. Fails when a change survived that equivalent.json does not explain,
// when an explanation explains nothing (any more), or when the score is lower than the part's file asks.
//   node score.mjs <part> <mutation-report.json> <minutes>
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const [part, report, minutes] = process.argv.slice(2);
const asked = json(here, `${part}.json`)['stryker-config'].thresholds.low;

const changes = Object.entries(json(report).files).flatMap(([path, { source, mutants }]) =>
  mutants
    .filter((mutant) => mutant.status !== 'Ignored')
    .map(({ id, status, replacement, location }) => ({
      id,
      status,
      file: basename(path),
      number: location.start.line,
      line: source.split('\n')[location.start.line - 1].trim(),
      to: (replacement ?? '').replace(/\s+/g, ' '),
    })),
);
const files = new Set(changes.filter(({ status }) => status !== 'CompileError').map(({ file }) => file));
const of = (...statuses) => changes.filter(({ status }) => statuses.includes(status));
const noticed = of('Killed', 'Timeout');
const survived = of('Survived', 'NoCoverage');
const odd = changes.filter(({ status }) => !['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError'].includes(status));

const explained = json(here, 'equivalent.json').filter(({ file }) => files.has(file));
const explains = (one) => (change) => one.file === change.file && one.line === change.line && one.to === change.to;
const open = survived.filter((change) => !explained.some((one) => explains(one)(change)));
const idle = explained.filter((one) => !survived.some(explains(one)));
const equivalent = survived.length - open.length;
const judged = noticed.length + open.length;
const score = judged === 0 ? 0 : (100 * noticed.length) / judged;

for (const { id, status, file, number, line, to } of [...open, ...odd]) console.log(`${status} ${id} ${file}:${number}  ${line}\n    => ${to}`);
for (const { file, line, to } of idle) console.log(`Explained, but it did not survive: ${file}  ${line}\n    => ${to}`);
const hung = of('Timeout').length;
console.log(`| part | asked | mutants | killed | survived | of these equivalent | score | not compilable | minutes |\n|---|---|---|---|---|---|---|---|---|`);
console.log(
  `| ${part} | ≥ ${asked} % | ${noticed.length + survived.length} | ${noticed.length}${hung ? ` (${hung} hung)` : ''} | ${survived.length} | ${equivalent} | ${score.toFixed(1)} % | ${of('CompileError').length} | ${minutes} |`,
);
process.exitCode = open.length > 0 && score < asked ? 1 : idle.length > 0 || odd.length > 0 || judged === 0 ? 1 : 0;
