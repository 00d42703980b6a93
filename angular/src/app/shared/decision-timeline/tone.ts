import { HandlingAction } from '../../api/models';

export interface Tone {
  tone: 'good' | 'bad' | 'move' | 'plain';
  icon: string;
}

const tones: Record<HandlingAction, Tone> = {
  Created: { tone: 'plain', icon: 'edit' },
  Submit: { tone: 'move', icon: 'upload' },
  Recall: { tone: 'plain', icon: 'undo' },
  Withdraw: { tone: 'plain', icon: 'stop' },
  CenterApprove: { tone: 'good', icon: 'audit' },
  UniversityApprove: { tone: 'good', icon: 'check-circle' },
  Reject: { tone: 'bad', icon: 'rollback' },
  ReturnToCenter: { tone: 'plain', icon: 'rollback' },
  Undo: { tone: 'plain', icon: 'undo' },
  TakeBack: { tone: 'plain', icon: 'undo' },
  SmsQueued: { tone: 'plain', icon: 'message' },
  SmsSent: { tone: 'move', icon: 'message' },
  SmsFailed: { tone: 'bad', icon: 'message' },
  RecordPrinted: { tone: 'plain', icon: 'printer' },
  TakenOver: { tone: 'plain', icon: 'audit' },
  Paused: { tone: 'plain', icon: 'clock-circle' },
  Resumed: { tone: 'plain', icon: 'reload' },
  DuplicateResolved: { tone: 'plain', icon: 'copy' },
  Amend: { tone: 'move', icon: 'edit' },
  Appeal: { tone: 'move', icon: 'question-circle' },
};

/** How an entry looks; an action this version does not know yet is shown plainly rather than not at all. */
export function toneOf(action: HandlingAction): Tone {
  return tones[action] ?? { tone: 'plain', icon: 'history' };
}
