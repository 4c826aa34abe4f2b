"""An XMPP client built on slixmpp, which knows nothing of this project, drives the simulator through a whole session.

It reads one line of JSON (host, port, ca, jid, password) and writes a line of JSON after each step; a step named in
capitals waits for the other side to do something with the phones. It ends with exit code 0 when everything was seen.
"""

import asyncio
import json
import sys

from slixmpp import ClientXMPP
from slixmpp.exceptions import IqError
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath, StanzaPath

AUTH = "commands.auth.xmpp.onsip.com"
COMMANDS = "commands.active-calls.xmpp.onsip.com"
CALLS = "pubsub.active-calls.xmpp.onsip.com"
ROSTERS = "commands.rosters.xmpp.onsip.com"
AD_HOC = "http://jabber.org/protocol/commands"
DISCO = "http://jabber.org/protocol/disco#info"
EXCHANGE = "{http://jabber.org/protocol/rosterx}"
EVENT = "{http://jabber.org/protocol/pubsub#event}"
PAYLOAD = "{onsip:active-calls}"
DEADLINE_S = 20


def tell(step, **facts):
    print(json.dumps({"step": step, **facts}), flush=True)


class Client(ClientXMPP):
    def __init__(self, config):
        super().__init__(config["jid"], config["password"])
        self.ca_certs = config["ca"]
        for plugin in ("xep_0004", "xep_0030", "xep_0050", "xep_0060"):
            self.register_plugin(plugin)
        self.calls = asyncio.Queue()
        self.subscriptions = asyncio.Queue()
        self.suggestions = asyncio.Queue()
        self.failure = None
        self.add_event_handler("session_start", self.start)
        self.add_event_handler("failed_auth", lambda _: self.give_up("the password was refused"))
        self.add_event_handler("ssl_invalid_chain", lambda error: self.give_up(f"certificate: {error}"))
        # Not the plugin's own pubsub events: it walks over the items while its handlers run, and whoever walks over
        # the same items there sends it back to the first one, for ever.
        self.register_handler(Callback("calls", StanzaPath("message/pubsub_event/items"), self.on_items))
        self.add_event_handler("pubsub_subscription", self.on_subscription)
        # slixmpp has no plugin for roster item exchange (XEP-0144): this is what a client would do by hand.
        matcher = MatchXPath(f"{{jabber:client}}iq/{EXCHANGE}x")
        self.register_handler(Callback("suggestions", matcher, self.on_suggestions))

    def give_up(self, reason):
        self.failure = reason
        self.disconnect()

    def on_items(self, message):
        for change in message.xml.find(f"{EVENT}event").find(f"{EVENT}items"):
            if change.tag == f"{EVENT}retract":
                leg = {"dialog-state": "gone"}
            else:
                leg = {child.tag[len(PAYLOAD) :]: child.text or "" for child in change.find(f"{PAYLOAD}active-call")}
            self.calls.put_nowait({"id": change.get("id"), **leg})

    def on_subscription(self, message):
        self.subscriptions.put_nowait(message["pubsub_event"]["subscription"]["subscription"])

    def on_suggestions(self, iq):
        items = iq.xml.find(f"{EXCHANGE}x").findall(f"{EXCHANGE}item")
        people = [
            {
                **{name: item.get(name) for name in ("action", "jid", "name")},
                "groups": [group.text for group in item.findall(f"{EXCHANGE}group")],
            }
            for item in items
        ]
        iq.reply().send()
        self.suggestions.put_nowait({"type": iq["type"], "from": str(iq["from"]), "people": people})

    async def leg(self, **wanted):
        """The next leg whose fields are as wanted (underscores for hyphens); others are passed over."""
        fields = {name.replace("_", "-"): value for name, value in wanted.items()}
        while True:
            leg = await asyncio.wait_for(self.calls.get(), DEADLINE_S)
            if all(leg.get(name) == value for name, value in fields.items()):
                return leg

    def filled(self, fields):
        form = self["xep_0004"].make_form(ftype="submit")
        for name, value in fields.items():
            form.add_field(var=name, value=value)
        return form

    async def single_stage(self, jid, node, fields):
        answer = await self["xep_0050"].send_command(jid, node, payload=self.filled(fields))
        assert answer["command"]["status"] == "completed", answer
        return answer["command"]

    async def multi_stage(self, jid, node, fields):
        """Asks for the form, fills it in and sends it back, all through the plugin's own session."""
        over = asyncio.get_running_loop().create_future()

        def on_form(iq, session):
            form = iq["command"]["form"]
            labels = {field["var"]: field["label"] for field in form["fields"]}
            tell("form", node=node, title=form["title"], labels=labels)
            session["payload"] = self.filled(fields)
            session["next"] = lambda last, _: over.set_result(last["command"])
            self["xep_0050"].complete_command(session)

        def on_error(iq, _):
            over.set_exception(IqError(iq))

        self["xep_0050"].start_command(jid, node, {"next": on_form, "error": on_error})
        answer = await asyncio.wait_for(over, DEADLINE_S)
        assert answer["status"] == "completed", answer
        return answer

    async def start(self, _):
        try:
            await self.session()
        except Exception as error:  # Whatever it is, the other side has to be told.
            self.give_up(repr(error))
        else:
            self.disconnect()

    async def session(self):
        self.send_presence(ppriority=1)
        await self.get_roster()
        own = self.boundjid
        tell("signed in", jid=own.full)

        items = await self["xep_0030"].get_items(jid=COMMANDS)
        tell("commands", names=sorted(item[2] for item in items["disco_items"]["items"]))

        await self.browse(own)

        credentials = {"sip-address": own.bare, "password": self.password, "auth-for-all": "true"}
        answer = await self.single_stage(AUTH, "authorize-plain", credentials)
        sip = [field["value"] for field in answer["form"]["fields"] if field["var"] == "sip"]
        tell("authorised", addresses=sip)
        try:
            await self.single_stage(AUTH, "authorize-plain", {**credentials, "password": "wrong"})
        except IqError as error:
            tell("refused", text=error.text)

        await self.be_suggested()

        options = self["xep_0004"].make_form(ftype="submit")
        options.add_field(var="FORM_TYPE", ftype="hidden", value="http://jabber.org/protocol/pubsub#subscribe_options")
        options.add_field(var="pubsub#subscription_type", value="items")
        options.add_field(var="pubsub#subscription_depth", value="all")
        node = f"/me/{own.bare}"
        answer = await self["xep_0060"].subscribe(CALLS, node, subscribee=own, options=options)
        first = answer["pubsub"]["subscription"]["subscription"]
        tell("subscribed", states=[first, await asyncio.wait_for(self.subscriptions.get(), DEADLINE_S)])

        tell("RING, ANSWER, HANG UP")
        ringing = await self.leg(dialog_state="requested")
        answered = await self.leg(dialog_state="confirmed", id=ringing["id"])
        await self.leg(dialog_state="gone", id=ringing["id"])
        tell("incoming", caller=ringing["from-uri"], call=answered["call-id"])

        for stages, run in (("single-stage", self.single_stage), ("multi-stage", self.multi_stage)):
            await self.control(f"sip:{own.bare}", stages, run)

        [subscription] = (await self["xep_0060"].get_subscriptions(CALLS, node))["pubsub"]["subscriptions"]
        await self["xep_0060"].unsubscribe(CALLS, node, subid=subscription["subid"], subscribee=own)
        tell("unsubscribed", subid=subscription["subid"])

    async def browse(self, own):
        """From the domain to the services, what they are, and the commands and forms they have."""
        disco = self["xep_0030"]
        services = (await disco.get_items(jid=own.domain))["disco_items"]["items"]
        jids = sorted(str(item[0]) for item in services)
        tell("services", found=[jid for jid in (AUTH, COMMANDS, CALLS) if jid in jids])
        for jid in (COMMANDS, CALLS):
            info = (await disco.get_info(jid=jid))["disco_info"]
            kinds = sorted(f"{category}/{kind}" for category, kind, _, _ in info["identities"])
            tell("service", jid=jid, kinds=kinds, discovers=DISCO in info["features"])
        items = (await disco.get_items(jid=AUTH, node=AD_HOC))["disco_items"]["items"]
        tell("commands of auth", nodes=sorted(item[1] for item in items))
        answer = await self.multi_stage(AUTH, "authorize-plain", {"sip-address": own.bare, "password": self.password})
        sip = [field["value"] for field in answer["form"]["fields"] if field["var"] == "sip"]
        tell("authorised in stages", addresses=sip)
        mine = (await disco.get_items(jid=CALLS))["disco_items"]["items"]
        tell("nodes", nodes=sorted(item[1] for item in mine))

    async def be_suggested(self):
        """Asks for the users of the domain as contacts, who come afterwards, and enters one of them."""
        answer = await self["xep_0050"].send_command(ROSTERS, "push-roster-groups")
        assert answer["command"]["status"] == "completed", answer
        suggested = await asyncio.wait_for(self.suggestions.get(), DEADLINE_S)
        tell("suggested", **suggested)
        first = suggested["people"][0]
        await self.update_roster(first["jid"], name=first["name"], groups=first["groups"])
        roster = (await self.get_roster())["roster"]["items"]
        tell("entered", contacts=sorted(str(jid) for jid in roster))

    async def control(self, own, stages, run):
        """Sets up a call, transfers it and ends it."""
        answer = await run(COMMANDS, "create", {"from": own, "to": "sip:bob@example.com", "call-setup-id": "sLiX1234"})
        [setup] = [field["value"] for field in answer["form"]["fields"] if field["var"] == "call-setup-id"]
        await self.leg(dialog_state="requested", call_setup_id=setup, to_uri=own)
        await self.leg(dialog_state="created", call_setup_id=setup, from_uri=own)
        placed = await self.leg(dialog_state="confirmed", call_setup_id=setup, from_uri=own)
        tell("created", stages=stages, setup=setup)

        names = ("call-id", "from-tag", "to-tag")
        target = "sip:17325550100@example.com"
        fields = {**{name: placed[name] for name in names}, "endpoint": "caller", "target-uri": target}
        await run(COMMANDS, "transfer", fields)
        await self.leg(dialog_state="gone", id=placed["id"])
        moved = await self.leg(dialog_state="confirmed", from_uri=own, to_uri=target)
        tell("transferred", stages=stages)

        await run(COMMANDS, "terminate", {name: moved[name] for name in names})
        await self.leg(dialog_state="gone", id=moved["id"])
        tell("terminated", stages=stages)


def main():
    config = json.loads(sys.stdin.readline())
    client = Client(config)
    client.connect(address=(config["host"], config["port"]))
    client.process(forever=False)
    if client.failure:
        tell("failed", reason=client.failure)
        sys.exit(1)


main()
