"""nginx in front of several workers: own configuration, unprivileged, same user as Odoo."""

import os
import shutil

from launcher import files, proc
from launcher.trouble import Trouble

# Shared with docker/nginx.conf, which a test compares.
RULES = r"""
    limit_req_zone $login_post zone=login:1m rate=20r/m;
    limit_req_zone $binary_remote_addr zone=api:4m rate=300r/s;
    limit_req_zone $binary_remote_addr zone=open:4m rate=20r/s;
    limit_req_status 429;
    map $request_method $login_post { default ""; POST $binary_remote_addr; }
    map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
    client_max_body_size 128m;
    proxy_read_timeout 720s;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_http_version 1.1;
    gzip on;
    gzip_types text/css text/plain application/json application/javascript image/svg+xml;
    server_tokens off;
"""
LOCATIONS = r"""
        location /web/database { return 404; }
        location /websocket {
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_pass http://street_gevent;
        }
        location = /web/login { limit_req zone=login burst=10 nodelay; proxy_pass http://street_odoo; }
        location ^~ /json/2 { limit_req zone=api burst=600 nodelay; proxy_pass http://street_odoo; }
        location ~ ^/(my|street)(/|$) { limit_req zone=open burst=60 nodelay; proxy_pass http://street_odoo; }
        location / { proxy_pass http://street_odoo; }
"""


def configuration(folder, interface, port, odoo_port, gevent_port):
    """Text of nginx.conf.

    :param Path folder: where nginx may write
    :param str interface: address to listen on
    :param int port: port to listen on
    :param int odoo_port: Odoo's HTTP workers
    :param int gevent_port: Odoo's websocket process
    """
    temp = "".join(f'    {kind}_temp_path "{folder}/{kind}";\n' for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    head = f"""# Written by Street at every start.
worker_processes 1;
daemon on;
pid "{folder}/nginx.pid";
error_log "{folder}/error.log" warn;
"""
    return head + _http(temp, "127.0.0.1", odoo_port, gevent_port, f"{f'[{interface}]' if ':' in interface else interface}:{port}")


def docker_configuration():
    """Text of docker/nginx.conf: the same rules in the official nginx image."""
    head = "# Made from launcher/proxy.py (docker_configuration); a test compares them.\nworker_processes auto;\n"
    return head + _http("", "odoo", 8069, 8072, "80")


def _http(temp, host, odoo_port, gevent_port, listen):
    return f"""events {{ worker_connections 1024; }}
http {{
    access_log off;
{temp}    upstream street_odoo {{ server {host}:{odoo_port}; keepalive 16; }}
    upstream street_gevent {{ server {host}:{gevent_port}; }}
{RULES}
    server {{
        listen {listen};
{LOCATIONS}    }}
}}
"""


def start(place, interface, port, odoo_port, gevent_port):
    """Start nginx; returns what is to be remembered about its process."""
    folder = place.data / "nginx"
    folder.mkdir(exist_ok=True)
    conf = folder / "nginx.conf"
    files.write(conf, configuration(folder, interface, port, odoo_port, gevent_port))
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not nginx:
        raise Trouble("nginx is not installed; --workers needs it.", "As root: apt-get install -y --no-install-recommends nginx-light")
    proc.run([nginx, "-e", folder / "error.log", "-p", folder, "-c", conf], "Starting nginx", place.setup_log)
    return proc.remember(int((folder / "nginx.pid").read_text(encoding="ascii")))
