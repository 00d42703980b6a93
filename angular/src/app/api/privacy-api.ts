import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ConsentEffect, ConsentTexts, PhotoConsent } from './privacy-models';

/** For the rights of the person behind the data: consent, and what may be asked of it. */
@Injectable({ providedIn: 'root' })
export class PrivacyApi {
  private readonly http = inject(HttpClient);
  private readonly consentUrl = '/api/applications/photo-consent';

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
}
