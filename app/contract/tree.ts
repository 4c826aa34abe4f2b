/** Content of unknown kind, as names and values. */
export interface TreeNode {
  readonly name: string
  /** Where it differs from the parent's. */
  readonly namespace?: string
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly children: readonly TreeNode[]
  /** How many children more there are than are shown. */
  readonly omitted: number
}
