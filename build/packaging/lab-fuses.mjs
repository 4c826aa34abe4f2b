// electron-builder calls this before it sets the fuses of a lab package (its option afterPack).

/**
 * The stand-in runtime has one fuse less than the users', and electron-builder refuses to set one that is not there; a
 * null in the lab's own configuration does not take the parent's value away.
 * @param {{ packager: { config: { electronFuses: Record<string, boolean> } } }} context
 */
export default function afterPack({ packager }) {
  delete packager.config.electronFuses['grantFileProtocolExtraPrivileges']
}
