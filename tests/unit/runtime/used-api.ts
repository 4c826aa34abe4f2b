/**
 * Which parts of Electron, Node and the global scope the product uses, found with TypeScript's own checker: so an API is
 * seen behind a parameter or a renamed import as well, and a method of our own that bears the same name is not.
 */
import path from 'node:path'
import ts from 'typescript'

/** One use: `Electron` and "App.quit", `node` and "tls.connect", `global` and "fetch". */
export interface Use {
  readonly kind: 'electron' | 'node' | 'global'
  readonly name: string
  /** File and line, for the reader of a failure. */
  readonly where: string
}

const ROOT = path.resolve(import.meta.dirname, '../../..')
const ELECTRON_TYPES = /node_modules\/electron\/electron\.d\.ts$/u
const NODE_TYPES = /node_modules\/@types\/node\//u

/** @param planted sources that are looked at as well although no file holds them, by their path from the root */
export function usesOf(
  files: readonly string[],
  planted: Readonly<Record<string, string>> = {},
): readonly Use[] {
  const options = readOptions()
  const extra = new Map(Object.entries(planted).map(([name, text]) => [path.join(ROOT, name), text]))
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists, getSourceFile } = host
  host.fileExists = (name) => extra.has(name) || fileExists(name)
  host.readFile = (name) => extra.get(name) ?? readFile(name)
  host.getSourceFile = (name, target, ...rest) => {
    const text = extra.get(name)
    return text === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, text, target)
  }
  const roots = [...files.map((file) => path.join(ROOT, file)), ...extra.keys()]
  const program = ts.createProgram(roots, options, host)
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !file.fileName.includes('node_modules'))
    .flatMap((file) => usesIn(file, program.getTypeChecker()))
}

function readOptions(): ts.CompilerOptions {
  const file = path.join(ROOT, 'main', 'tsconfig.json')
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: unknown }
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file)).options
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): readonly Use[] {
  const uses: Use[] = []
  const add = (node: ts.Node, found: Pick<Use, 'kind' | 'name'> | undefined): void => {
    if (found === undefined) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    uses.push({ ...found, where: `${path.relative(ROOT, file.fileName)}:${line + 1}` })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || isTypeOnly(node)) return
    if (ts.isPropertyAccessExpression(node)) add(node, member(checker.getSymbolAtLocation(node.name)))
    else if (ts.isBindingElement(node)) add(node, destructured(node, checker))
    else if (ts.isImportSpecifier(node)) add(node, imported(node))
    else if (ts.isIdentifier(node) && isReference(node)) add(node, globalName(node, checker))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return uses
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportClause(node)) return node.phaseModifier === ts.SyntaxKind.TypeKeyword
  return ts.isImportSpecifier(node) && node.isTypeOnly
}

/** A member of one of Electron's classes or modules, or of a module of Node. */
function member(symbol: ts.Symbol | undefined): Pick<Use, 'kind' | 'name'> | undefined {
  const declaration = symbol?.declarations?.[0]
  if (symbol === undefined || declaration === undefined) return undefined
  const file = declaration.getSourceFile().fileName
  if (ELECTRON_TYPES.test(file)) return electronMember(symbol, declaration)
  if (!NODE_TYPES.test(file)) return undefined
  const module = ts.findAncestor(declaration, ts.isModuleDeclaration)
  // What lies deeper is a member of some object, and too much to list.
  if (!isValue(declaration) || module === undefined || !ts.isStringLiteral(module.name)) return undefined
  return { kind: 'node', name: `${module.name.text.replace('node:', '')}.${symbol.name}` }
}

function electronMember(
  symbol: ts.Symbol,
  declaration: ts.Declaration,
): Pick<Use, 'kind' | 'name'> | undefined {
  const owner = declaration.parent
  if (!ts.isInterfaceDeclaration(owner) && !ts.isClassDeclaration(owner)) return undefined
  if (isForOtherSystems(symbol)) return undefined
  const ofClass = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0
  // Plain data (options, details) has properties only, and a missing one is simply ignored or undefined.
  const isData = ts.isInterfaceDeclaration(owner) && !owner.members.some((one) => ts.isMethodSignature(one))
  if (isData) return undefined
  return { kind: 'electron', name: `${ofClass ? 'static ' : ''}${owner.name?.text ?? ''}.${symbol.name}` }
}

/** Electron documents it for Windows or macOS alone: absent on Linux in every version. */
function isForOtherSystems(symbol: ts.Symbol): boolean {
  const tags = symbol.getJsDocTags().filter(({ name }) => name === 'platform')
  const systems = tags.map(({ text }) => ts.displayPartsToString(text)).join(',')
  return systems !== '' && !systems.includes('linux')
}

function destructured(
  node: ts.BindingElement,
  checker: ts.TypeChecker,
): Pick<Use, 'kind' | 'name'> | undefined {
  const name = node.propertyName ?? node.name
  if (!ts.isObjectBindingPattern(node.parent) || !ts.isIdentifier(name)) return undefined
  return member(checker.getTypeAtLocation(node.parent).getProperty(name.text))
}

/** What is taken out of a module by name. */
function imported(node: ts.ImportSpecifier): Pick<Use, 'kind' | 'name'> | undefined {
  const from = node.parent.parent.parent.moduleSpecifier
  if (!ts.isStringLiteral(from) || node.parent.parent.phaseModifier === ts.SyntaxKind.TypeKeyword)
    return undefined
  const name = (node.propertyName ?? node.name).text
  if (from.text === 'electron') return { kind: 'electron', name }
  return from.text.startsWith('node:') ? { kind: 'node', name: `${from.text.slice(5)}.${name}` } : undefined
}

/** Whether the identifier stands for a value, and is not the name of a member or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !ts.isImportSpecifier(parent) && !ts.isBindingElement(parent)
}

function globalName(node: ts.Identifier, checker: ts.TypeChecker): Pick<Use, 'kind' | 'name'> | undefined {
  const declaration = checker.getSymbolAtLocation(node)?.declarations?.find(isValue)
  if (declaration === undefined || !NODE_TYPES.test(declaration.getSourceFile().fileName)) return undefined
  // Node's typings declare many globals in a `global` block inside a module.
  const block = ts.findAncestor(declaration, ts.isModuleDeclaration)
  return block === undefined || !ts.isStringLiteral(block.name)
    ? { kind: 'global', name: node.text }
    : undefined
}

function isValue(declaration: ts.Declaration): boolean {
  return (
    ts.isVariableDeclaration(declaration) ||
    ts.isFunctionDeclaration(declaration) ||
    ts.isClassDeclaration(declaration)
  )
}
