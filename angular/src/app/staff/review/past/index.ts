export { PastRecords } from './past-records';
export { CaseTab, PastSubmissions } from './past-submissions';
export { SubmissionCompare } from './submission-compare';
