/** The one XML builder of the project: ltx, as `@xmpp/client` uses it. */
export { default as xml, Element, Parser, escapeXML, escapeXMLText } from '@xmpp/xml'
