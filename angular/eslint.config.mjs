import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const areasStayApart = (area, other) => ({
  files: [`src/app/${area}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: [`**/${other}/**`], message: `The ${area} area never imports the ${other} area.` }] },
    ],
  },
});

export default tseslint.config(
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.recommended, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
      'no-console': ['error', { allow: ['error'] }],
      'no-eval': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
    },
  },
  {
    files: ['src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  areasStayApart('student', 'staff'),
  areasStayApart('staff', 'student'),
  {
    files: ['src/app/shared/**/*.ts', 'src/app/core/**/*.ts', 'src/app/api/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/student/**', '**/staff/**', '**/account/**'], message: 'What is shared knows no area.' }] },
      ],
    },
  },
);
