import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, request, type APIRequestContext } from '@playwright/test';
import { hostAddress } from './host';
import { albumPicture, kinds } from './pictures';
import type { Person } from './people';

export interface Account {
  readonly userName: string;
  readonly password: string;
}

interface Configuration {
  readonly currentUser: { readonly isAuthenticated: boolean };
  readonly setting: { readonly values: Record<string, string> };
}

/** The part of an application that arranging a test needs. */
export interface Detail {
  readonly id: string;
  readonly number: string | null;
  readonly version: number;
  readonly status: string;
  readonly problems: readonly { field: string; message: string }[];
}

interface CertificateType {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly { level: string; courses: readonly { code: string; name: string }[] }[];
}

/** Arranges through the public API what a test is not about; what it is about goes through the pages. */
export class Api {
  private constructor(private readonly context: APIRequestContext) {}

  static async as(account: Account, address = hostAddress()): Promise<Api> {
    const api = await Api.anonymous(address);
    const answer = await api.post<{ result: number; description: string }>('/api/account/login', {
      userNameOrEmailAddress: account.userName,
      password: account.password,
      rememberMe: false,
    });
    expect(answer, `sign-in of ${account.userName}`).toMatchObject({ result: 1 });
    await api.configuration();
    return api;
  }

  static async anonymous(address = hostAddress()): Promise<Api> {
    const api = new Api(await request.newContext({ baseURL: address, extraHTTPHeaders: { 'Accept-Language': 'zh-Hans' } }));
    await api.configuration();
    return api;
  }

  /** A student who has signed in for the first time. */
  static async firstSignIn(person: Person, address = hostAddress()): Promise<Api> {
    const api = await Api.anonymous(address);
    const body = { admissionTicketNumber: person.ticket, idNumber: person.idNumber, newPassword: person.password };
    expect(await api.post('/api/account/first-sign-in', body)).toMatchObject({ result: 1 });
    await api.configuration();
    return api;
  }

  state() {
    return this.context.storageState();
  }

  configuration() {
    return this.get<Configuration>('/api/abp/application-configuration?includeLocalizationResources=false');
  }

  async get<T>(url: string): Promise<T> {
    return (await this.send('GET', url)).json() as Promise<T>;
  }

  async post<T>(url: string, data: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await this.send('POST', url, { data, headers });
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }

  async put<T>(url: string, data: unknown): Promise<T> {
    const response = await this.send('PUT', url, { data });
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }

  /** The answer as it is, for tests of refusals. */
  async raw(
    method: string,
    url: string,
    options: { data?: unknown; multipart?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    const cookies = (await this.context.storageState()).cookies;
    const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
    return this.context.fetch(url, {
      method,
      data: options.data,
      multipart: options.multipart as never,
      headers: { RequestVerificationToken: decodeURIComponent(token), ...options.headers },
    });
  }

  private async send(method: string, url: string, options: Parameters<Api['raw']>[2] = {}) {
    const response = await this.raw(method, url, options);
    expect(response.ok(), `${method} ${url}: ${response.status()} ${response.ok() ? '' : await response.text()}`).toBe(true);
    return response;
  }

  // ---- a centre administrator ----

  async enrol(person: Person): Promise<void> {
    const majors = await this.get<{ items: { code: string; name: string }[] }>('/api/identity/majors');
    const major = majors.items[0];
    await this.post('/api/identity/students', {
      name: person.name,
      admissionTicketNumber: person.ticket,
      idNumber: person.idNumber,
      phone: person.phone,
      majorCode: major.code,
      majorName: major.name,
    });
  }

  async approve(side: 'center' | 'university', id: string): Promise<Detail> {
    const detail = await this.post<Detail & { checklist: { code: string }[] }>(`/api/review/${side}/applications/${id}/claim`, {});
    const checked = detail.checklist.map((item) => item.code);
    return this.post(`/api/review/${side}/applications/${id}/approve`, { version: detail.version, checked, opinion: null });
  }

  /** Points are item and reason. */
  async reject(side: 'center' | 'university', id: string, ...points: [item: string, reason: string][]): Promise<Detail> {
    const detail = await this.post<Detail>(`/api/review/${side}/applications/${id}/claim`, {});
    return this.post(`/api/review/${side}/applications/${id}/reject`, {
      version: detail.version,
      points: points.map(([item, reason]) => ({ item, reason, note: null })),
      note: null,
    });
  }

  // ---- the host administrator ----

  async closeAllWindows(): Promise<void> {
    const { items } = await this.get<{
      items: { id: string; version: number; name: string; opensAt: string; closesAt: string; isOpen: boolean }[];
    }>('/api/catalogue/windows');
    const minuteAgo = new Date(Date.now() - 60_000).toISOString();
    for (const { id, version, name, opensAt } of items.filter((entry) => entry.isOpen)) {
      await this.put(`/api/catalogue/windows/${id}`, { version, name, opensAt, closesAt: minuteAgo, correctionGraceDays: 7 });
    }
  }

  // ---- a student ----

  /** Consents to the photos of documents, where that has not been done. */
  async consent(): Promise<void> {
    const { state, wording } = await this.get<{ state: string; wording: { version: number } }>('/api/applications/photo-consent');
    if (state !== 'Active') await this.post('/api/applications/photo-consent', { version: wording.version });
  }

  async newDraft(): Promise<Detail> {
    await this.consent();
    return this.post('/api/applications/mine', {});
  }

  /** A catalogue entry whose level exempts courses, with the values that a complete form has. */
  async completeForm(person: Person) {
    const options = await this.get<{ certificateTypes: CertificateType[] }>('/api/applications/form-options');
    const type = options.certificateTypes.find((entry) => entry.levels.some((level) => level.courses.length > 0));
    const level = type?.levels.find((entry) => entry.courses.length > 0);
    if (!type || !level) throw new Error('The catalogue exempts no course.');
    return {
      idNumber: person.idNumber,
      phone: person.phone,
      certificateTypeId: type.id,
      certificateLevel: level.level,
      certificateNumber: person.certificateNumber,
      issuedOn: '2026-03-15',
      validUntil: '2029-03-14',
      courseCodes: [level.courses[0].code],
      remark: null as string | null,
    };
  }

  async uploadPhotos(id: string, pictures: string, which = kinds): Promise<void> {
    for (const kind of which) {
      const file = { name: `${kind}.jpg`, mimeType: 'image/jpeg', buffer: readFileSync(albumPicture(pictures, kind)) };
      await this.send('PUT', `/api/applications/mine/${id}/photos/${kind}`, { multipart: { file } });
    }
  }

  async submit(id: string): Promise<Detail> {
    const detail = await this.get<Detail>(`/api/applications/mine/${id}`);
    const options = await this.get<{ declaration: { version: string } }>('/api/applications/form-options');
    const body = {
      version: detail.version,
      declarationVersion: options.declaration.version,
      photosConfirmed: true,
      declarationAccepted: true,
    };
    return this.post(`/api/applications/mine/${id}/submit`, body, { 'Idempotency-Key': randomUUID() });
  }

  /** A submitted application of this student, wholly through the API. */
  async submitted(person: Person, pictures: string): Promise<Detail> {
    const draft = await this.newDraft();
    await this.put(`/api/applications/mine/${draft.id}`, { version: draft.version, ...(await this.completeForm(person)) });
    await this.uploadPhotos(draft.id, pictures);
    return this.submit(draft.id);
  }
}
