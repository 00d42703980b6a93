import { TestBed } from '@angular/core/testing';
import { provideNzIconsTesting } from 'ng-zorro-antd/icon/testing';
import { HandlingRecordDto } from '../../api/models';
import { DecisionTimeline } from './decision-timeline';

const record = (patch: Partial<HandlingRecordDto>): HandlingRecordDto => ({
  id: crypto.randomUUID(),
  at: '2026-11-24T08:00:00Z',
  action: 'Submit',
  actorName: 'Somebody',
  actorRole: 'Student',
  centerName: null,
  fromStatus: 'Draft',
  toStatus: 'Submitted',
  reasons: [],
  items: [],
  note: null,
  points: [],
  ...patch,
});

describe('DecisionTimeline', () => {
  it('shows the newest on top, times in Shanghai, reasons, and the state of the text message', async () => {
    TestBed.configureTestingModule({ providers: [provideNzIconsTesting()] });
    const fixture = TestBed.createComponent(DecisionTimeline);
    fixture.componentRef.setInput('records', [
      record({}),
      record({
        action: 'Reject',
        actorRole: 'CenterAdmin',
        reasons: [{ code: 'PhotoUnclear', text: 'blurred' }],
        items: ['photos.IdFront'],
      }),
      record({ action: 'SmsFailed', actorRole: 'System', toStatus: null, note: '138****0000' }),
    ]);
    await fixture.whenStable();
    const entries = [...(fixture.nativeElement as HTMLElement).querySelectorAll('ol > li[data-action]')];
    expect(entries.map((entry) => entry.getAttribute('data-action'))).toEqual(['SmsFailed', 'Reject', 'Submit']);
    expect(entries[0].textContent).toContain('138****0000');
    expect(entries[1].textContent).toContain('blurred');
    expect(entries[2].textContent).toContain('2026-11-24 16:00:00');
  });
});
