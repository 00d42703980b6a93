import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Items, ReviewSide } from './models';

export const CHECK_RESULTS = ['Confirmed', 'Different', 'NotFound', 'Unreachable'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export interface CertificateCheck {
  id: string;
  stage: 'Center' | 'University';
  result: CheckResult;
  note: string | null;
  byName: string | null;
  at: string;
  hasPicture: boolean;
  mayProve: boolean;
  /** Made since the application was last submitted. */
  isOfThisSubmission: boolean;
}

/** What reviewers find on the certificate platform. */
@Injectable({ providedIn: 'root' })
export class CheckApi {
  private readonly http = inject(HttpClient);

  list(side: ReviewSide, id: string): Observable<Items<CertificateCheck>> {
    return this.http.get<Items<CertificateCheck>>(this.of(side, id));
  }
  record(side: ReviewSide, id: string, check: { result: CheckResult; note: string | null }): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.of(side, id), check);
  }
  prove(side: ReviewSide, id: string, checkId: string, picture: File): Observable<void> {
    const form = new FormData();
    form.set('file', picture);
    return this.http.put<void>(this.picture(side, id, checkId), form);
  }
  picture(side: ReviewSide, id: string, checkId: string): string {
    return `${this.of(side, id)}/${checkId}/picture`;
  }
  private of(side: ReviewSide, id: string): string {
    return `/api/review/${side}/applications/${id}/checks`;
  }
}
