"""A server that stops in the very moment in which a browser says goodbye."""

from pathlib import Path

from websockets.client import ClientProtocol
from websockets.protocol import State
from websockets.uri import parse_uri

from tests.server.running import house, talking


async def test_a_browser_that_leaves_does_not_break_the_stopping(tmp_path: Path) -> None:
    """Its goodbye has arrived and was answered, and the connection is still there."""
    async with house(tmp_path) as running:
        await running.started()
        student = running.students[0]
        async with talking(student.socket()):
            (connection,) = [one for one in running.uvicorn.server_state.connections if hasattr(one, "conn")]
            connection.conn.receive_data(_goodbye())
            assert connection.conn.state is State.CLOSING
            connection.shutdown()
    assert not running.uvicorn.server_state.connections


def _goodbye() -> bytes:
    """What a browser's end of a websocket sends when its page is left."""
    leaving = ClientProtocol(parse_uri("ws://localhost/"), state=State.OPEN)
    leaving.send_close(1001)
    return b"".join(leaving.data_to_send())
