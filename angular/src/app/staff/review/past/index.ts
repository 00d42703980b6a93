export { PastRecords } from './past-records';
export { PastSubmissions } from './past-submissions';
export { SubmissionCompare } from './submission-compare';
