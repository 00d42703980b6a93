import { PermissionGrant } from '../../api/models';
import { changesOf, withPermission } from './permission-ticks';

const permission = (name: string, parentName: string | null, isGranted = false): PermissionGrant => ({
  name,
  displayName: name,
  parentName,
  isGranted,
  allowedProviders: [],
  grantedProviders: [],
});
const all = [permission('U', null), permission('U.Create', 'U', true), permission('U.Create.Deep', 'U.Create')];

describe('permission ticks', () => {
  it('grants the parents along with a child', () => {
    expect([...withPermission(all, new Set(), 'U.Create.Deep', true)].sort()).toEqual(['U', 'U.Create', 'U.Create.Deep']);
  });

  it('takes the children away with their parent', () => {
    expect([...withPermission(all, new Set(['U', 'U.Create', 'U.Create.Deep']), 'U', false)]).toEqual([]);
  });

  it('sends only what changed', () => {
    expect(changesOf(all, new Set(['U', 'U.Create']))).toEqual([{ name: 'U', isGranted: true }]);
  });
});
