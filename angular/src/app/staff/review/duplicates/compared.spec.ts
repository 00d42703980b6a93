import { ApplicationDetail } from '../../../api/models';
import { comparedValue } from './compared';

const application = {
  student: { name: 'Sample', admissionTicketNumber: 'T1', majorName: 'Computing' },
  center: { name: 'River centre' },
  idNumber: '519999********0013',
  certificateNumber: null,
  certificateLevel: 'Elementary',
  courses: [
    { code: '02133', name: 'Pages' },
    { code: '02134', name: 'Databases' },
  ],
} as unknown as ApplicationDetail;
const level = (code: string) => `level ${code}`;

describe('comparedValue', () => {
  it('shows a number masked until it has been asked for', () => {
    expect(comparedValue(application, 'idNumber', null, level)).toBe('519999********0013');
    expect(comparedValue(application, 'idNumber', { idNumber: '519999199603010013' }, level)).toBe('519999199603010013');
  });
  it('says nothing where there is nothing', () => expect(comparedValue(application, 'certificateNumber', null, level)).toBe(''));
  it('puts each course on a line', () =>
    expect(comparedValue(application, 'courseCodes', null, level)).toBe('02133 Pages\n02134 Databases'));
  it('names level and centre in words', () => {
    expect(comparedValue(application, 'certificateLevel', null, level)).toBe('level Elementary');
    expect(comparedValue(application, 'center', null, level)).toBe('River centre');
  });
});
