import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Page } from './models';
import { AccessLogRow, AuditLogRow, LogQuery } from './oversight-models';

/** For those who oversee the others: both logs, newest first. */
@Injectable({ providedIn: 'root' })
export class OversightApi {
  private readonly http = inject(HttpClient);

  access(query: LogQuery): Observable<Page<AccessLogRow>> {
    return this.http.post<Page<AccessLogRow>>('/api/oversight/access/query', query);
  }
  audit(query: LogQuery): Observable<Page<AuditLogRow>> {
    return this.http.post<Page<AuditLogRow>>('/api/oversight/audit/query', query);
  }
}
