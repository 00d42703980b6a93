export { CaseNotes } from './case-notes';
export { NotesPanel } from './notes-panel';
