{{/* Labels of an object: call with a dict of "top" and, where it has one, "component". */}}
{{- define "chainstitch.labels" -}}
app.kubernetes.io/name: chainstitch
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
app.kubernetes.io/instance: {{ .top.Release.Name }}
app.kubernetes.io/managed-by: {{ .top.Release.Service }}
{{- with .top.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Labels by which pods are found, which never change. */}}
{{- define "chainstitch.selector" -}}
app.kubernetes.io/name: chainstitch
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/instance: {{ .top.Release.Name }}
{{- end }}

{{/* Metadata of an object: call with a dict of "top", "name", "component" and "annotations". */}}
{{- define "chainstitch.metadata" -}}
name: {{ .name }}
labels:
  {{- include "chainstitch.labels" . | nindent 2 }}
{{- with merge (dict) (default dict .annotations) .top.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "chainstitch.image" -}}
{{ .image.repository }}:{{ default .top.Chart.AppVersion .image.tag }}
{{- end }}

{{/* The file etc/io.chainstitch.kubernetes.cfg of the controller. */}}
{{- define "chainstitch.kubernetes" -}}
agent-secret-name = {{ .Values.agent.secret }}
agent-secret-namespace = {{ .Release.Namespace }}
{{- end }}
