import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Items, ReviewSide } from './models';

/** The desk that wrote a note, or at which a colleague sits. */
export type Desk = 'Center' | 'University';

/** What staff note to a case among themselves. */
export interface CaseNote {
  id: string;
  desk: Desk;
  shared: boolean;
  authorName: string;
  at: string;
  text: string;
  struckAt: string | null;
  mine: boolean;
  /** Until when the viewer may strike it out; null when they may not. */
  strikeUntil: string | null;
  mentions: { name: string; me: boolean }[];
}
export interface NotesPage {
  items: CaseNote[];
  next: string | null;
}
export interface NoteInput {
  text: string;
  shared: boolean;
  mentions: string[];
}
export interface Colleague {
  id: string;
  name: string;
  desk: Desk;
}
/** A note that calls the viewer; number and name are null while the case is not to be opened. */
export interface Mention {
  id: string;
  at: string;
  readAt: string | null;
  applicationId: string;
  number: string | null;
  studentName: string | null;
  authorName: string;
  text: string;
  isStruck: boolean;
}
export interface MentionsPage {
  items: Mention[];
  next: string | null;
}
export interface MentionCount {
  unread: number;
  isCapped: boolean;
}

/** Internal notes, and who is called to them, at either desk. */
@Injectable({ providedIn: 'root' })
export class NotesApi {
  private readonly http = inject(HttpClient);

  notes(side: ReviewSide, id: string, after: string | null): Observable<NotesPage> {
    return this.http.get<NotesPage>(`${caseUrl(side, id)}/notes`, { params: after ? { after } : {} });
  }
  write(side: ReviewSide, id: string, input: NoteInput): Observable<CaseNote> {
    return this.http.post<CaseNote>(`${caseUrl(side, id)}/notes`, input);
  }
  strike(side: ReviewSide, id: string, noteId: string): Observable<CaseNote> {
    return this.http.post<CaseNote>(`${caseUrl(side, id)}/notes/${noteId}/strike`, {});
  }
  colleagues(side: ReviewSide, id: string): Observable<Items<Colleague>> {
    return this.http.get<Items<Colleague>>(`${caseUrl(side, id)}/colleagues`);
  }
  /** The viewer has the notes of the case before them. */
  look(side: ReviewSide, id: string): Observable<void> {
    return this.http.put<void>(`${caseUrl(side, id)}/mentions`, {});
  }
  mentions(side: ReviewSide, unread: boolean, after: string | null): Observable<MentionsPage> {
    return this.http.get<MentionsPage>(`/api/review/${side}/mentions`, { params: { unread, ...(after ? { after } : {}) } });
  }
  countMentions(side: ReviewSide): Observable<MentionCount> {
    return this.http.get<MentionCount>(`/api/review/${side}/mentions/count`);
  }
}

const caseUrl = (side: ReviewSide, id: string) => `/api/review/${side}/applications/${id}`;
