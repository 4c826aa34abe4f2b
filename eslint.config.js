// What code here may look like. The arrows between the folders come from build/lint/layers.mjs.
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import { importRules } from './build/lint/restricted-imports.mjs'

const TYPESCRIPT = ['**/*.ts', '**/*.svelte']
const PRODUCT = ['app/**/*.ts', 'main/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.svelte']

// The parser of .svelte files knows no types of a snippet's parameters; svelte-check does, and refuses what is unsafe.
const UNSAFE = ['argument', 'assignment', 'call', 'member-access', 'return']
const NO_UNSAFE_RULES = Object.fromEntries(
  UNSAFE.map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off']),
)

export default defineConfig(
  {
    ignores: [
      'out/',
      'app/contract/messages/compiled/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.mjs', '**/*.cjs', '*.js'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },

  { files: TYPESCRIPT, extends: [ts.configs.strictTypeChecked] },
  { files: ['**/*.svelte', '**/*.svelte.ts'], extends: [svelte.configs.recommended] },
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `return refuse()` in a function that returns nothing is a short way to stop there.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      // An async function that awaits nothing still turns what it throws into a rejection, as its callers expect.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowNullableBoolean: true, allowNullableString: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      ...NO_UNSAFE_RULES,
      'prefer-const': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$state'] }],
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: PRODUCT,
    rules: {
      // `as` hides what is not so. Each boundary has one place that parses, and says there why it may.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: ['app/**/*.ts'],
    ignores: ['app/simulator/**'],
    rules: {
      'no-restricted-globals': ['error', ...PORTS_ONLY()],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a port: Clock.' },
        { object: 'Math', property: 'random', message: 'Randomness is a port.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is a port: Clock.',
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': ['error', ...NO_NETWORK_NO_NODE()],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'ringside', message: 'Take the bridge from the page context.' },
      ],
    },
  },
  { files: ['renderer/bridge.ts', 'renderer/mount-page.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
  { files: ['tests/{demo,bench,soak}/**/*.ts', 'app/simulator/cli.ts'], rules: { 'no-console': 'off' } },
  importRules(),
)

/** What `app/` gets from its ports only. */
function PORTS_ONLY() {
  const clock = ['setTimeout', 'setInterval', 'setImmediate', 'performance']
  const shell = ['process', 'fetch', 'crypto', 'WebSocket', 'window', 'document', 'navigator', 'localStorage']
  return [
    ...clock.map((name) => ({ name, message: 'Time is a port: Clock.' })),
    ...shell.map((name) => ({ name, message: 'The product without a screen gets this from a port.' })),
  ]
}

/** What a page has no use for: it has no network, and what it keeps is kept by main. */
function NO_NETWORK_NO_NODE() {
  const names = [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'localStorage',
    'indexedDB',
    'process',
  ]
  return names.map((name) => ({ name, message: 'Pages reach out through the bridge only.' }))
}
