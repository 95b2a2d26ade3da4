#!/usr/bin/env python3
#
# Copyright (c) 2026 The Chainstitch Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

"""The life of a chain by NETCONF, with ncclient: created, changed, previewed, traced, deleted; and what is told of it.

Usage: chain_life.py PORT. The pods a0, f0, g0 and b0 of the integration tests must be in the inventory.
Ends with an exception, and so with exit code 1, when anything is not as it should be.
"""

import sys
import time

from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele

NAMESPACES = {"sfc": "urn:chainstitch:sfc"}
CHAIN = """
<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
  <sfc xmlns="urn:chainstitch:sfc">
    <chain xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="{operation}">
      <name>standard</name>{body}
    </chain>
  </sfc>
</config>"""
MEMBER = """
<function>
  <name>{app}</name>
  <pod-selector><label><key>app</key><value>{app}</value></label></pod-selector>
  {interfaces}
</function>"""
END = "<interface>eth1</interface>"
INNER = "<input-interface>in</input-interface><output-interface>out</output-interface>"
STATE = """
<sfc-state xmlns="urn:chainstitch:sfc"><chain><name>standard</name></chain></sfc-state>"""


def body(*apps):
    functions = (MEMBER.format(app=app, interfaces=END if app in "ab" else INNER) for app in apps)
    return "<renderer>l2xconn</renderer>" + "".join(functions)


def edit(session, operation, content=""):
    session.edit_config(target="candidate", config=CHAIN.format(operation=operation, body=content))
    session.commit()


def texts(reply, path):
    return [leaf.text for leaf in to_ele(reply.xml).findall(".//" + path, NAMESPACES)]


def state(session):
    return session.get(filter=("subtree", STATE))


def wait_for(session, pods):
    """Until the state is ready and the forward path has these pods."""
    end = time.monotonic() + 60
    while True:
        reply = state(session)
        found = sorted(set(texts(reply, "sfc:hop/sfc:pod")))
        if texts(reply, "sfc:chain/sfc:state") == (["ready"] if pods else []) and found == sorted(pods):
            return
        if time.monotonic() > end:
            raise AssertionError("waited for %s, last seen: %s" % (pods, reply.xml))
        time.sleep(0.2)


def call(session, rpc):
    return session.dispatch(to_ele(rpc))


def expect(found, wanted):
    if found != wanted:
        raise AssertionError("found %s instead of %s" % (found, wanted))


def subscribed(port):
    """A session of its own that is told of events."""
    session = manager.connect(host="127.0.0.1", port=port, username="admin", password="admin", hostkey_verify=False,
                              look_for_keys=False, allow_agent=False, timeout=60)
    session.create_subscription(stream_name="NETCONF")
    return session


def wait_for_event(session, wanted):
    """Until the chain is said to be in a state."""
    while True:
        event = session.take_notification(timeout=60)
        if event is None:
            raise AssertionError("no event says that the chain is %s" % wanted)
        states = event.notification_ele.findall("sfc:chain-state-changed/sfc:state", NAMESPACES)
        if [state.text for state in states] == [wanted]:
            return


def main(port):
    with manager.connect(host="127.0.0.1", port=port, username="admin", password="admin", hostkey_verify=False,
                         look_for_keys=False, allow_agent=False, timeout=60) as session:
        told = subscribed(port)
        edit(session, "create", body("a", "f", "g", "b"))
        wait_for(session, ["it/a0", "it/f0", "it/g0", "it/b0"])
        wait_for_event(told, "ready")
        told.close_session()
        config = session.get_config("running", filter=("subtree", '<sfc xmlns="urn:chainstitch:sfc"/>'))
        expect(texts(config, "sfc:function/sfc:name"), ["a", "f", "g", "b"])

        trace = call(session, '<trace-chain xmlns="urn:chainstitch:sfc"><name>standard</name>'
                              "<direction>reverse</direction></trace-chain>")
        expect(texts(trace, "sfc:verdict"), ["ok"])
        preview = call(session, '<preview-chain xmlns="urn:chainstitch:sfc"><chain><name>standard</name>'
                       + body("a", "g", "b") + "</chain></preview-chain>")
        expect(texts(preview, "sfc:state"), ["ready"])
        expect("remove" in texts(preview, "sfc:operation"), True)

        edit(session, "replace", body("a", "g", "b"))
        wait_for(session, ["it/a0", "it/g0", "it/b0"])
        try:
            call(session, '<trace-chain xmlns="urn:chainstitch:sfc"><name>nosuch</name></trace-chain>')
            raise AssertionError("a chain that is not there was traced")
        except RPCError as error:
            expect(error.message, "There is no chain nosuch.")
        try:
            session.edit_config(target="candidate", config=CHAIN.format(operation="merge", body="<rope/>"))
            raise AssertionError("an unknown leaf was taken")
        except RPCError:
            session.discard_changes()

        edit(session, "delete")
        wait_for(session, [])
        print("created, traced, previewed, changed and deleted")


if __name__ == "__main__":
    main(int(sys.argv[1]))
