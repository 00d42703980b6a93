import { Items } from './models';

/** Result of a sign-in: 1 success, 2 wrong name, password or code, 3 not allowed (see description), 4 locked out, 5 a code is needed. */
export interface LoginResult {
  result: 1 | 2 | 3 | 4 | 5;
  description: string;
}
/** The second step of the caller's sign-in. */
export interface TwoFactorState {
  isOn: boolean;
  isOffered: boolean;
  isRequired: boolean;
  recoveryCodesLeft: number;
}
/** Shown once, for an authenticator app. */
export interface TwoFactorSecret {
  secret: string;
  uri: string;
}
export interface RecoveryCodeList {
  codes: string[];
}
export interface MyProfile {
  userName: string;
  email: string | null;
  name: string | null;
  surname: string | null;
  phoneNumber: string | null;
  isExternal: boolean;
  hasPassword: boolean;
  concurrencyStamp: string;
  extraProperties: Record<string, unknown>;
}
export interface DemoAccount {
  userName: string;
  password: string;
  label: string;
}

export interface AbpPage<T> extends Items<T> {
  totalCount: number;
}
export interface AbpQuery {
  filter?: string;
  sorting?: string;
  skipCount?: number;
  maxResultCount?: number;
}
export interface IdentityUser {
  id: string;
  tenantId: string | null;
  userName: string;
  name: string | null;
  surname: string | null;
  email: string | null;
  emailConfirmed: boolean;
  phoneNumber: string | null;
  phoneNumberConfirmed: boolean;
  isActive: boolean;
  lockoutEnabled: boolean;
  lockoutEnd: string | null;
  twoFactorEnabled: boolean;
  concurrencyStamp: string;
  creationTime: string;
  extraProperties: Record<string, unknown>;
}
export type IdentityUserInput = Partial<Omit<IdentityUser, 'id' | 'creationTime'>> & { password?: string; roleNames: string[] };
export interface IdentityRole {
  id: string;
  name: string;
  isDefault: boolean;
  isStatic: boolean;
  isPublic: boolean;
  concurrencyStamp: string;
  extraProperties: Record<string, unknown>;
}
export type IdentityRoleInput = Partial<Omit<IdentityRole, 'id' | 'isStatic'>> & { name: string };
export interface PermissionGrant {
  name: string;
  displayName: string;
  parentName: string | null;
  isGranted: boolean;
  allowedProviders: string[];
  grantedProviders: { providerName: string; providerKey: string }[];
}
export interface PermissionGroup {
  name: string;
  displayName: string;
  permissions: PermissionGrant[];
}
export interface PermissionList {
  entityDisplayName: string;
  groups: PermissionGroup[];
}
export interface TenantDto {
  id: string;
  name: string;
  concurrencyStamp: string;
  extraProperties: Record<string, unknown>;
}
export interface TenantCreateInput {
  name: string;
  adminEmailAddress: string;
  adminPassword: string;
}
