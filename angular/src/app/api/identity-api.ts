import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  AbpPage,
  AbpQuery,
  IdentityRole,
  IdentityRoleInput,
  IdentityUser,
  IdentityUserInput,
  Items,
  LearningCenterInput,
  LearningCenterRow,
  MajorDto,
  MyCenter,
  Page,
  PermissionList,
  StudentCreateInput,
  StudentRow,
  StudentUpdateInput,
  TenantCreateInput,
  TenantDto,
} from './models';
import { RevealInput, RevealedNumbers } from './logs-models';

/** For people and places: learning centres, the student register, users, roles, permissions, tenants. */
@Injectable({ providedIn: 'root' })
export class IdentityApi {
  private readonly http = inject(HttpClient);

  learningCenters(): Observable<Items<LearningCenterRow>> {
    return this.http.get<Items<LearningCenterRow>>('/api/identity/learning-centers');
  }
  saveLearningCenter(id: string | null, input: LearningCenterInput): Observable<LearningCenterRow> {
    const url = '/api/identity/learning-centers';
    return id ? this.http.put<LearningCenterRow>(`${url}/${id}`, input) : this.http.post<LearningCenterRow>(url, input);
  }
  myCenter(): Observable<MyCenter> {
    return this.http.get<MyCenter>('/api/identity/my-center');
  }
  saveMyCenter(input: MyCenter): Observable<MyCenter> {
    return this.http.put<MyCenter>('/api/identity/my-center', input);
  }
  majors(): Observable<Items<MajorDto>> {
    return this.http.get<Items<MajorDto>>('/api/identity/majors');
  }

  students(filter: string | null, after: string | null, limit = 50): Observable<Page<StudentRow>> {
    return this.http.post<Page<StudentRow>>('/api/identity/students/query', { filter, after, limit });
  }
  createStudent(input: StudentCreateInput): Observable<StudentRow> {
    return this.http.post<StudentRow>('/api/identity/students', input);
  }
  updateStudent(id: string, input: StudentUpdateInput): Observable<StudentRow> {
    return this.http.put<StudentRow>(`/api/identity/students/${id}`, input);
  }
  revealStudent(id: string, input: RevealInput): Observable<RevealedNumbers> {
    return this.http.post<RevealedNumbers>(`/api/identity/students/${id}/reveal`, input);
  }
  resetStudentPassword(id: string): Observable<void> {
    return this.http.post<void>(`/api/identity/students/${id}/reset-password`, {});
  }

  users(query: AbpQuery): Observable<AbpPage<IdentityUser>> {
    return this.http.get<AbpPage<IdentityUser>>('/api/identity/users', { params: toParams(query) });
  }
  user(id: string): Observable<IdentityUser> {
    return this.http.get<IdentityUser>(`/api/identity/users/${id}`);
  }
  userRoles(id: string): Observable<Items<IdentityRole>> {
    return this.http.get<Items<IdentityRole>>(`/api/identity/users/${id}/roles`);
  }
  assignableRoles(): Observable<Items<IdentityRole>> {
    return this.http.get<Items<IdentityRole>>('/api/identity/users/assignable-roles');
  }
  saveUser(id: string | null, input: IdentityUserInput): Observable<IdentityUser> {
    const url = '/api/identity/users';
    return id ? this.http.put<IdentityUser>(`${url}/${id}`, input) : this.http.post<IdentityUser>(url, input);
  }
  deleteUser(id: string): Observable<void> {
    return this.http.delete<void>(`/api/identity/users/${id}`);
  }
  resetTwoFactor(id: string): Observable<void> {
    return this.http.post<void>(`/api/identity/users/${id}/reset-two-factor`, {});
  }

  roles(query: AbpQuery = {}): Observable<AbpPage<IdentityRole>> {
    return this.http.get<AbpPage<IdentityRole>>('/api/identity/roles', { params: toParams(query) });
  }
  saveRole(id: string | null, input: IdentityRoleInput): Observable<IdentityRole> {
    const url = '/api/identity/roles';
    return id ? this.http.put<IdentityRole>(`${url}/${id}`, input) : this.http.post<IdentityRole>(url, input);
  }
  deleteRole(id: string): Observable<void> {
    return this.http.delete<void>(`/api/identity/roles/${id}`);
  }

  permissions(providerName: 'R' | 'U', providerKey: string): Observable<PermissionList> {
    return this.http.get<PermissionList>('/api/permission-management/permissions', { params: { providerName, providerKey } });
  }
  savePermissions(providerName: 'R' | 'U', providerKey: string, permissions: { name: string; isGranted: boolean }[]): Observable<void> {
    return this.http.put<void>('/api/permission-management/permissions', { permissions }, { params: { providerName, providerKey } });
  }

  tenants(query: AbpQuery = {}): Observable<AbpPage<TenantDto>> {
    return this.http.get<AbpPage<TenantDto>>('/api/multi-tenancy/tenants', { params: toParams(query) });
  }
  createTenant(input: TenantCreateInput): Observable<TenantDto> {
    return this.http.post<TenantDto>('/api/multi-tenancy/tenants', input);
  }
  updateTenant(id: string, name: string, concurrencyStamp: string): Observable<TenantDto> {
    return this.http.put<TenantDto>(`/api/multi-tenancy/tenants/${id}`, { name, concurrencyStamp });
  }
  deleteTenant(id: string): Observable<void> {
    return this.http.delete<void>(`/api/multi-tenancy/tenants/${id}`);
  }
}

function toParams(query: AbpQuery): HttpParams {
  return Object.entries(query).reduce(
    (params, [key, value]) => (value === undefined || value === '' ? params : params.set(key, value)),
    new HttpParams(),
  );
}
