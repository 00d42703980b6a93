import { SubmissionDto } from '../../../api/models';
import { answeredBy, valueOf } from './submission-rows';

const submission = (patch: Partial<SubmissionDto>): SubmissionDto => ({
  number: 1,
  submittedAt: '2026-11-20T08:00:00Z',
  studentName: 'n',
  admissionTicketNumber: 't',
  majorName: 'm',
  idNumber: null,
  phone: '138****0000',
  certificateTypeName: 'Web',
  certificateLevel: 'Advanced',
  certificateNumber: null,
  issuedOn: null,
  validUntil: null,
  courses: [
    { code: '1', name: 'a', credits: 1 },
    { code: '2', name: 'b', credits: 1 },
  ],
  remark: null,
  photos: [],
  asked: null,
  changed: [],
  unchanged: [],
  ...patch,
});

describe('submissions side by side', () => {
  it('says in a line what stands at a field', () => {
    const one = submission({});
    expect(valueOf(one, 'courseCodes', String)).toBe('1 a\n2 b');
    expect(valueOf(one, 'certificateLevel', (level) => `<${level}>`)).toBe('<Advanced>');
    expect(valueOf(one, 'phone', String)).toBe('138****0000');
    expect(valueOf(one, 'remark', String)).toBe('');
  });

  it('compares with what was rejected, not with what the student took back on the way', () => {
    const asked = { reasons: [], items: [], points: [], note: null, byRole: 'CenterAdmin', byName: 'x', at: '2026-11-21T08:00:00Z' };
    const all = [
      submission({}),
      submission({ number: 2, submittedAt: '2026-11-22T08:00:00Z', asked }),
      submission({ number: 3, submittedAt: '2026-11-23T08:00:00Z', asked }),
    ];
    expect(answeredBy(all, all[2])?.number).toBe(1);
    expect(answeredBy(all, all[0])).toBeNull();
  });
});
