import { HttpClient, HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ReviewRow, ReviewSide } from './models';

/** What is counted, as the server names it. */
export type Figure =
  | 'Submitted'
  | 'Resubmitted'
  | 'Recalled'
  | 'Withdrawn'
  | 'CenterApproved'
  | 'CenterRejected'
  | 'UniversityApproved'
  | 'UniversityRejected'
  | 'FirstDecided'
  | 'FirstPassed'
  | 'SmsFailed';

export type Counts = Readonly<Record<Figure, number>>;

export interface Figures {
  readonly from: string;
  readonly to: string;
  readonly days: readonly { readonly day: string; readonly counts: Counts }[];
  readonly totals: Counts;
  readonly reasons: readonly { readonly figure: Figure; readonly code: string; readonly text: string; readonly count: number }[];
  readonly reviewers: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly approved: number;
    readonly rejected: number;
  }[];
  readonly waiting: readonly { readonly fromDays: number; readonly beforeDays: number | null; readonly count: number }[];
}

/** A number that can be looked into. */
export interface Behind {
  readonly figure: Figure;
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
  readonly reviewerId?: string;
}

export interface FigureCases {
  readonly items: readonly { readonly at: string; readonly application: ReviewRow | null }[];
  readonly next: string | null;
}

export type FiguresFormat = 'Csv' | 'Xlsx';

/** For the work in figures, at either desk. */
@Injectable({ providedIn: 'root' })
export class FiguresApi {
  private readonly http = inject(HttpClient);

  get(side: ReviewSide, from: string, to: string): Observable<Figures> {
    return this.http.get<Figures>(`/api/review/${side}/figures`, { params: { from, to } });
  }
  cases(side: ReviewSide, behind: Behind, after: string | null): Observable<FigureCases> {
    return this.http.post<FigureCases>(`/api/review/${side}/figures/cases`, { ...behind, after });
  }
  export(side: ReviewSide, from: string, to: string, format: FiguresFormat, purpose: string): Observable<HttpResponse<Blob>> {
    const input = { from, to, format, purpose };
    return this.http.post(`/api/review/${side}/figures/export`, input, { responseType: 'blob', observe: 'response' });
  }
}
