import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PhotoReadings } from '../../../api/models';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { Draft } from '../draft/draft';
import { DraftValues } from '../draft/draft-values';
import { TypedReadings } from './typed-readings';

describe('what was read about what is typed', () => {
  const read = signal<PhotoReadings | null>(null);
  const values = signal({ idNumber: 'A1', certificateNumber: null, issuedOn: null, validUntil: null } as DraftValues);
  const draft = {
    detail: () => ({ id: 'a', photos: [{}] }),
    values,
    edit: (patch: Partial<DraftValues>) => values.update((v) => ({ ...v, ...patch })),
    touch: vi.fn(),
    flush: async () => true,
  };
  const start = vi.fn(async () => read());
  let readings: TypedReadings;

  beforeEach(async () => {
    read.set({
      photos: [],
      checks: [
        { field: 'idNumber', photo: 'IdFront', answer: 'Differs', message: 'differs', place: null, position: 3 },
        { field: 'idNumber', photo: 'Certificate', answer: 'NotSure', message: 'not sure', place: null, position: null },
        { field: 'name', photo: 'IdFront', answer: 'Agrees', message: 'agrees', place: null, position: null },
        { field: 'idExpired', photo: 'IdBack', answer: 'Differs', message: 'expired', place: null, position: null },
      ],
      proposals: [{ field: 'certificateNumber', value: 'SAMPLE2026001', photo: 'Certificate' }],
    });
    const watch = { value: read, isWaiting: () => false, start };
    TestBed.configureTestingModule({
      providers: [TypedReadings, { provide: Draft, useValue: draft }, { provide: ReadingsWatch, useValue: watch }],
    });
    readings = TestBed.inject(TypedReadings);
    await readings.start();
  });

  it('says that something differs before it says that it is not sure', () => {
    expect(readings.notesOn('idNumber').map((note) => note.message)).toEqual(['differs']);
    expect(readings.notesOn('name')).toEqual([]);
    expect(readings.differences()).toHaveLength(1);
    expect(readings.flags().map((flag) => flag.message)).toEqual(['expired']);
  });

  it('is silent about a value that has been changed since', () => {
    values.update((v) => ({ ...v, idNumber: 'A2' }));
    expect(readings.notesOn('idNumber')).toEqual([]);
    expect(readings.differences()).toEqual([]);
  });

  it('proposes only for an empty field, and fills it in when told to', async () => {
    const proposal = readings.proposalFor('certificateNumber')!;
    expect(proposal.value).toBe('SAMPLE2026001');
    expect(readings.proposalFor('idNumber')).toBeNull();
    await readings.accept(proposal);
    expect(values().certificateNumber).toBe('SAMPLE2026001');
    expect(readings.proposalFor('certificateNumber')).toBeNull();
    expect(start).toHaveBeenCalled();
  });
});
