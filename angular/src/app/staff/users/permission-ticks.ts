import { PermissionGrant } from '../../api/models';

/** A permission needs its parent, and a parent taken away takes its children along. */
export function withPermission(
  all: readonly PermissionGrant[],
  granted: ReadonlySet<string>,
  name: string,
  on: boolean,
): ReadonlySet<string> {
  const result = new Set(granted);
  const parentOf = (n: string) => all.find((p) => p.name === n)?.parentName ?? null;
  if (on) for (let n: string | null = name; n; n = parentOf(n)) result.add(n);
  else {
    const remove = (n: string) => {
      result.delete(n);
      all.filter((p) => p.parentName === n).forEach((p) => remove(p.name));
    };
    remove(name);
  }
  return result;
}

export function changesOf(all: readonly PermissionGrant[], granted: ReadonlySet<string>): { name: string; isGranted: boolean }[] {
  return all.filter((p) => p.isGranted !== granted.has(p.name)).map((p) => ({ name: p.name, isGranted: !p.isGranted }));
}
