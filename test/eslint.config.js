import js from "@eslint/js";
import tseslint from "typescript-eslint";

const TS_SPECIFIER = {
  group: ["*.ts", "*.tsx"],
  message: "Import TypeScript as ./x.js: a .ts specifier builds cleanly and fails in the browser."
};

export default tseslint.config(
  {ignores: ["**/node_modules", "dist", ".unfinished-*", ".replaced-*", "**/.observablehq", "test/.out"]},
  js.configs.recommended,
  {languageOptions: {globals: {process: "readonly", console: "readonly", URL: "readonly"}}},
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {project: "./tsconfig.json", tsconfigRootDir: new URL("..", import.meta.url).pathname}
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", {allowNumber: true}],
      "@typescript-eslint/consistent-type-imports": ["error", {disallowTypeAnnotations: false}],
      "@typescript-eslint/no-confusing-void-expression": ["error", {ignoreArrowShorthand: true}],
      "@typescript-eslint/no-unused-vars": ["error", {varsIgnorePattern: "^_", argsIgnorePattern: "^_"}],
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // They guard enums, of which there is none, and classes as types, of which there are few, in three tenths of the time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "no-restricted-imports": ["error", {patterns: [TS_SPECIFIER]}]
    }
  },
  {
    // A site for tests: its scripts run where there is a page.
    files: ["test/fixtures/first-view-site/**"],
    languageOptions: {globals: {document: "readonly", NodeFilter: "readonly", ResizeObserver: "readonly"}}
  },
  {
    // Rows leave SQL by their shapes, so that what a page is given is what its types say.
    files: ["loaders/data/**/*.ts", "loaders/editions/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSAsExpression > TSAsExpression > TSUnknownKeyword",
          message: "Decode rows with shaped() of loaders/data/rows.ts instead."
        }
      ]
    }
  },
  {
    // A declaration file states another project's types as they are.
    files: ["**/*.d.ts"],
    rules: {"@typescript-eslint/no-unnecessary-type-parameters": "off"}
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/data/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            TS_SPECIFIER,
            {regex: "^(?!\\.|/|npm:|observablehq:)", message: "Browser packages are imported as npm:<name>."}
          ]
        }
      ]
    }
  }
);
