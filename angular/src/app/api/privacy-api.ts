import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Items } from './models';
import {
  ConsentEffect,
  ConsentTexts,
  CorrectionField,
  CorrectionRow,
  CursorPage,
  HoldInput,
  LegalHold,
  MyCorrection,
  PhotoConsent,
  PurgeRun,
  RetentionRule,
} from './privacy-models';

/** For the rights of the person behind the data, and for what the house owes them: consent, copy, correction, periods. */
@Injectable({ providedIn: 'root' })
export class PrivacyApi {
  private readonly http = inject(HttpClient);
  private readonly consentUrl = '/api/applications/photo-consent';
  private readonly corrections = '/api/identity/corrections';

  consent(): Observable<PhotoConsent> {
    return this.http.get<PhotoConsent>(this.consentUrl);
  }
  giveConsent(version: number): Observable<PhotoConsent> {
    return this.http.post<PhotoConsent>(this.consentUrl, { version });
  }
  withdrawConsent(): Observable<ConsentEffect> {
    return this.http.post<ConsentEffect>(`${this.consentUrl}/withdraw`, {});
  }
  consentTexts(): Observable<ConsentTexts> {
    return this.http.get<ConsentTexts>('/api/catalogue/consent-text');
  }
  saveConsentTexts(input: Omit<ConsentTexts, 'since'>): Observable<ConsentTexts> {
    return this.http.put<ConsentTexts>('/api/catalogue/consent-text', input);
  }

  myData(): Observable<Blob> {
    return this.http.get('/api/my-data', { responseType: 'blob' });
  }
  myCorrections(): Observable<Items<MyCorrection>> {
    return this.http.get<Items<MyCorrection>>('/api/identity/my-corrections');
  }
  askCorrection(field: CorrectionField, newValue: string, reason: string): Observable<MyCorrection> {
    return this.http.post<MyCorrection>('/api/identity/my-corrections', { field, newValue, reason });
  }

  openCorrections(): Observable<CursorPage<CorrectionRow>> {
    return this.http.get<CursorPage<CorrectionRow>>(this.corrections);
  }
  correction(id: string): Observable<CorrectionRow> {
    return this.http.get<CorrectionRow>(`${this.corrections}/${id}`);
  }
  acceptCorrection(id: string, version: number): Observable<CorrectionRow> {
    return this.http.post<CorrectionRow>(`${this.corrections}/${id}/accept`, { version });
  }
  rejectCorrection(id: string, version: number, reason: string): Observable<CorrectionRow> {
    return this.http.post<CorrectionRow>(`${this.corrections}/${id}/reject`, { version, reason });
  }

  retentionRules(): Observable<Items<RetentionRule>> {
    return this.http.get<Items<RetentionRule>>('/api/retention/rules');
  }
  purgeRuns(after: string | null): Observable<CursorPage<PurgeRun>> {
    return this.http.get<CursorPage<PurgeRun>>('/api/retention/runs', { params: after ? { after } : {} });
  }
  holds(after: string | null): Observable<CursorPage<LegalHold>> {
    return this.http.get<CursorPage<LegalHold>>('/api/retention/holds', { params: after ? { after } : {} });
  }
  placeHold(input: HoldInput): Observable<LegalHold> {
    return this.http.post<LegalHold>('/api/retention/holds', input);
  }
  releaseHold(id: string, version: number, reason: string): Observable<LegalHold> {
    return this.http.post<LegalHold>(`/api/retention/holds/${id}/release`, { version, reason });
  }
}
