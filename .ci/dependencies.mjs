// Writes docs/dependencies.md: everything of others that the house is built from, with version and licence.
//   node .ci/dependencies.mjs           writes the list
//   node .ci/dependencies.mjs --check   changes nothing; fails when the list is stale or a licence is not allowed by .ci/licences.json
// It reads only what restore and npm ci have left on this machine: obj/project.assets.json with the packages' own nuspec, and package-lock.json.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const text = (...path) => readFileSync(join(root, ...path), 'utf8').replace(/^\uFEFF/, '');
const json = (...path) => JSON.parse(text(...path));
const rules = json('.ci', 'licences.json');
const problems = [];
const usedExceptions = new Set();

// ---- licences

const unquoted = (licence) => licence.replace(/[()]/g, '').trim();

/** "A OR B" needs one of them, "A AND B" both; a WITH clause only ever adds freedom. */
function isAllowed(licence, use) {
  const one = (name) => rules.everywhere.includes(name) || (use !== 'runtime' && rules.notShipped.includes(name));
  return unquoted(licence)
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => one(name.split(' WITH ')[0].trim())));
}

function judge(kind, name, licence, use) {
  const exception = rules.exceptions[`${kind}:${name}`];
  if (exception && (!licence || licence === exception.licence)) {
    usedExceptions.add(`${kind}:${name}`);
    return exception.licence;
  }
  if (!licence) problems.push(`${kind} ${name}: no licence is named; read it and add an exception with a reason to .ci/licences.json`);
  else if (!isAllowed(licence, use)) problems.push(`${kind} ${name}: ${licence} is not allowed for ${use}`);
  return licence ?? 'unknown';
}

// ---- NuGet

function projectFiles() {
  return ['framework', 'modules', 'host', 'test']
    .flatMap((folder) => findBelow(folder, (name) => name.endsWith('.csproj')))
    .map((file) => ({ name: file.split('/').at(-1).replace('.csproj', ''), folder: dirname(file) }));
}

function findBelow(folder, wanted) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['bin', 'obj', 'node_modules'].includes(entry.name) ? [] : findBelow(path, wanted);
    return wanted(entry.name) ? [path] : [];
  });
}

function nuspecOf(assets, library) {
  for (const folder of Object.keys(assets.packageFolders)) {
    const path = join(folder, assets.libraries[library].path);
    const file = existsSync(path) ? readdirSync(path).find((name) => name.endsWith('.nuspec')) : undefined;
    if (file) return readFileSync(join(path, file), 'utf8');
  }
  throw new Error(`${library} is not on this machine; run: dotnet restore`);
}

function nugetPackages() {
  const packages = new Map();
  for (const project of projectFiles()) {
    if (!existsSync(join(root, project.folder, 'obj/project.assets.json'))) throw new Error(`${project.name} is not restored; run: dotnet restore`);
    const assets = json(project.folder, 'obj/project.assets.json');
    const [, target] = Object.entries(assets.targets).find(([name]) => !name.includes('/'));
    const [framework] = Object.values(assets.project.frameworks);
    const direct = Object.entries(framework.dependencies ?? {}).filter(([, how]) => how.target === 'Package');
    const keys = new Map(Object.keys(target).map((key) => [key.split('/')[0].toLowerCase(), key]));
    const shipped = new Set();
    const reach = (name) => {
      const key = keys.get(name.toLowerCase());
      if (!key || shipped.has(key)) return;
      shipped.add(key);
      Object.keys(target[key].dependencies ?? {}).forEach(reach);
    };
    direct.filter(([, how]) => how.suppressParent !== 'All').forEach(([name]) => reach(name));
    Object.keys(target).filter((key) => target[key].type === 'project').forEach((key) => reach(key.split('/')[0]));

    for (const key of Object.keys(target).filter((name) => target[name].type === 'package')) {
      const [name, version] = key.split('/');
      const row = packages.get(key) ?? { name, version, spec: nuspecOf(assets, key), direct: false, uses: new Set() };
      row.direct ||= direct.some(([other]) => other.toLowerCase() === name.toLowerCase());
      row.uses.add(project.name.startsWith('Exemption.Tests') ? 'test' : shipped.has(key) ? 'runtime' : 'build');
      packages.set(key, row);
    }
  }
  return [...packages.values()].map((row) => {
    const use = ['runtime', 'build', 'test'].find((each) => row.uses.has(each));
    const licence = judge('nuget', row.name, row.spec.match(/<license\s+type="expression"[^>]*>([^<]+)</)?.[1], use);
    return { ...row, use, licence };
  });
}

// ---- npm

function npmPackages() {
  const lock = json('angular', 'package-lock.json').packages;
  const own = lock[''];
  const resolve = (from, name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = `${at ? `${at}/` : ''}node_modules/${name}`;
      if (lock[path]) return path;
      if (!at) return undefined;
    }
  };
  const reach = (names) => {
    const found = new Set();
    const walk = (from, name) => {
      const path = resolve(from, name);
      if (!path || found.has(path)) return;
      found.add(path);
      const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[path];
      const needed = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta?.[peer]?.optional);
      [...Object.keys({ ...dependencies, ...optionalDependencies }), ...needed].forEach((next) => walk(path, next));
    };
    names.forEach((name) => walk('', name));
    return found;
  };
  const tools = Object.keys(own.devDependencies);
  const building = reach(tools.filter((name) => !rules.npmTestTools.includes(name)));
  const direct = new Set([...Object.keys(own.dependencies), ...tools].map((name) => `node_modules/${name}`));

  const rows = new Map();
  for (const [path, entry] of Object.entries(lock).filter(([path]) => path)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const installed = join(root, 'angular', path, 'package.json');
    const use = !entry.dev && !entry.devOptional ? 'runtime' : building.has(path) ? 'build' : 'test';
    if (existsSync(installed)) {
      const { license, version } = JSON.parse(readFileSync(installed, 'utf8'));
      const said = typeof license === 'object' ? license?.type : license;
      if (version !== entry.version) problems.push(`npm ${name}: ${version} is installed, ${entry.version} is locked; run: npm ci`);
      else if (said && said !== entry.license) problems.push(`npm ${name}: the package says ${said}, the lock file ${entry.license}`);
    }
    const key = `${name} ${entry.version}`;
    const row = rows.get(key) ?? { name, version: entry.version, direct: false, uses: new Set(), given: entry.license };
    row.direct ||= direct.has(path);
    row.uses.add(use);
    rows.set(key, row);
  }
  return [...rows.values()].map((row) => {
    const use = ['runtime', 'build', 'test'].find((each) => row.uses.has(each));
    return { ...row, use, licence: judge('npm', row.name, row.given, use) };
  });
}

// ---- the rest: named by hand in licences.json, and held against the places that use it

function others() {
  const listed = new Set(rules.others.map((row) => row.name));
  const scripts = ['test.sh', ...readdirSync(join(root, '.ci')).filter((name) => name.endsWith('.sh')).map((name) => `.ci/${name}`)];
  for (const script of scripts) {
    for (const [, line] of text(script).matchAll(/^\s*(?:\$fast \|\| )?install_debian_packages (.+)$/gm)) {
      const names = line.split(/\s+/).filter((pair) => pair.includes(':')).map((pair) => pair.split(':').at(-1));
      names.filter((name) => !listed.has(name)).forEach((name) => problems.push(`Debian ${name} (${script}) is missing from "others" in .ci/licences.json`));
    }
  }
  const fetched = ['Fonts.targets', 'Models.targets'].map((file) => text(file).match(/<(?:Font|Model)Package>(.+)@([^@<]+)</));
  const tools = Object.entries(json('.config', 'dotnet-tools.json').tools);
  const versions = new Map([...fetched.map(([, name, version]) => [name, version]), ...tools.map(([name, tool]) => [name, tool.version])]);
  [...versions.keys()].filter((name) => !listed.has(name)).forEach((name) => problems.push(`${name} is missing from "others" in .ci/licences.json`));
  return rules.others.map((row) => ({ ...row, version: versions.get(row.name) ?? row.version }));
}

// ---- the page

const byName = (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : a.name.toLowerCase() > b.name.toLowerCase() ? 1 : a.version < b.version ? -1 : 1);
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const packageTable = (rows) =>
  table(['package', 'version', 'licence', 'how'], rows.sort(byName).map((row) => [row.name, row.version, row.licence, row.direct ? 'direct' : 'transitive']));
const words = { runtime: 'shipped with the product', build: 'only to build', test: 'only to test' };

function section(title, rows) {
  const parts = Object.entries(words).map(([use, meaning]) => {
    const some = rows.filter((row) => row.use === use);
    return some.length ? `### ${title}, ${meaning} (${some.length})\n\n${packageTable(some)}` : '';
  });
  return `## ${title}\n\n${parts.filter(Boolean).join('\n\n')}`;
}

const nuget = nugetPackages();
const npm = npmPackages();
const rest = others();
const counted = new Map();
for (const row of [...nuget, ...npm]) {
  const count = counted.get(row.licence) ?? { runtime: 0, build: 0, test: 0 };
  count[row.use] += 1;
  counted.set(row.licence, count);
}
for (const key of Object.keys(rules.exceptions)) if (!usedExceptions.has(key)) problems.push(`The exception ${key} in .ci/licences.json is used by nothing`);

const page = `# Dependencies and their licences

Made by \`node .ci/dependencies.mjs\`; never edit it by hand. \`./test.sh\` fails while it is stale, or while a licence stands outside \`.ci/licences.json\` (why: [decision 0018](decisions/0018-dependencies.md)).
*direct*: named in a project file or in \`package.json\`; *transitive*: brought along by one of those.

## Licences

${table(
  ['licence', 'shipped', 'build', 'test'],
  [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, { runtime, build, test }]) => [licence, runtime, build, test]),
)}

Exceptions, each read and judged by a person:

${table(
  ['package', 'licence', 'reason'],
  Object.entries(rules.exceptions).map(([key, { licence, reason }]) => [key.replace(':', ' '), licence, reason]),
)}

## Platform, fonts, tools

${table(
  ['what', 'version', 'licence', 'used for'],
  rest.map((row) => [row.name, row.version, row.licence, row.use]),
)}

${section('NuGet', nuget)}

${section('npm', npm)}
`;

const target = join(root, 'docs', 'dependencies.md');
if (process.argv.includes('--check')) {
  const now = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (now !== page) {
    const [before, after] = [now.split('\n'), page.split('\n')];
    before.filter((line) => !after.includes(line)).slice(0, 20).forEach((line) => console.error(`- ${line}`));
    after.filter((line) => !before.includes(line)).slice(0, 20).forEach((line) => console.error(`+ ${line}`));
    problems.push('docs/dependencies.md is stale; run: node .ci/dependencies.mjs');
  }
} else {
  writeFileSync(target, page);
}
problems.forEach((problem) => console.error(problem));
console.log(`${nuget.length} NuGet packages, ${npm.length} npm packages, ${rest.length} others; ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
