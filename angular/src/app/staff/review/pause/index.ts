export { PauseBanner } from './pause-banner';
export { PausePanel } from './pause-panel';
