/** Every view of the main window: whoever adds one adds it here, and the tests of accessibility ask for it by this. */
export const VIEWS = [
  'calls',
  'team',
  'history',
  'voicemail',
  'phones',
  'people',
  'settings',
  'rules',
  'reasons',
  'health',
  'sign-in',
  'developer',
  'report',
  'dial-list',
] as const
export type View = (typeof VIEWS)[number]
